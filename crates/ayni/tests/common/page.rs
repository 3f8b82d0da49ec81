//! The page's door of a running program, and whoever comes to it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::TestEnvironment;

/// How often it is looked whether a program has ended, 20 ms apart, before it is said not to.
#[cfg(unix)]
const LOOKS: u32 = 1_500;

/// A program that serves a project; ended when it is dropped.
pub struct Served {
    child: Child,
    /// The port.
    pub port: u16,
    /// The token of its address.
    pub token: String,
}

/// What it answered.
#[derive(Debug)]
pub struct Reply {
    /// Status.
    pub status: u16,
    /// The lines of the head, as they came.
    pub head: String,
    /// The body.
    pub body: String,
    /// The same, byte for byte.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// Returns the body as json.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Returns the code of a refusal.
    #[track_caller]
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// Returns a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

impl Served {
    /// Serves the project of a folder on a free port.
    pub fn new(environment: &TestEnvironment) -> Self {
        Self::with(environment, &[])
    }

    /// Serves it with these variables of the environment.
    pub fn with(environment: &TestEnvironment, variables: &[(&str, &std::path::Path)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ayni"))
            .args(["open", "--no-browser"])
            .envs(variables.iter().copied())
            .current_dir(environment.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let rest = address.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, token) = rest.split_once("/#token=").unwrap();
        Self {
            child,
            port: port.parse().unwrap(),
            token: token.to_owned(),
        }
    }

    /// Asks as a program does that knows the token.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> Reply {
        let token = format!("Authorization: Bearer {}", self.token);
        let kind = "Content-Type: application/json";
        self.send(method, path, &[&self.host(), &token, kind], body.as_bytes())
    }

    /// Returns the header that names the host rightly.
    pub fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    /// Sends just these headers.
    pub fn send(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Reply {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        let told = headers.iter().any(|it| it.starts_with("Content-Length:"));
        if !told {
            head.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        self.raw(&[head.as_bytes(), body])
    }

    /// Sends bytes as they are.
    pub fn raw(&self, pieces: &[&[u8]]) -> Reply {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        for piece in pieces {
            // A door that refuses early closes before all is sent.
            if stream.write_all(piece).is_err() {
                break;
            }
        }
        let mut answer = Vec::new();
        // What came before the connection was closed is the answer.
        drop(stream.read_to_end(&mut answer));
        let ends = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let bytes = ends.map_or(Vec::new(), |at| answer.split_off(at + 4));
        let head = String::from_utf8_lossy(&answer).trim_end().to_owned();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        Reply {
            status: status.unwrap_or_else(|| panic!("no answer: {head:?}")),
            head,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

#[cfg(unix)]
impl Served {
    /// Opens the events that a window listens to, and leaves them open.
    pub fn listen(&self) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let head = format!(
            "GET /api/changes HTTP/1.1\r\n{}\r\nAuthorization: Bearer {}\r\n\r\n",
            self.host(),
            self.token
        );
        stream.write_all(head.as_bytes()).unwrap();
        // The head of the answer: from here on it is heard.
        let mut first = [0];
        stream.read_exact(&mut first).unwrap();
        stream
    }

    /// Asks the program to end, as Ctrl-C does, and waits until it has.
    pub fn interrupt(&mut self) -> std::process::ExitStatus {
        self.signal("-INT")
    }

    /// Asks the program to end by a signal, and waits until it has.
    pub fn signal(&mut self, name: &str) -> std::process::ExitStatus {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &pid]).status().unwrap();
        assert!(sent.success());
        for _ in 0..LOOKS {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it goes on");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
