//! The folder of a plain project: a directory of the machine, or one in memory.
//!
//! Paths are relative, with `/` between folders. Nothing here follows a link or leaves its folder, waits
//! for a pipe, or reads a file before its length was looked at.

use std::{
    collections::BTreeMap,
    io::{self, Read as _, Write},
    path::{Path, PathBuf},
};

/// What stands in a folder. Hidden names are left out, as are those that begin with a dot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The paths of files, in the order of their letters.
    pub files: Vec<String>,
    /// The paths of what is not read: links, pipes, devices, names that another system would take for
    /// something else, folders too deep to be meant.
    pub others: Vec<String>,
}

/// A folder to read from.
pub trait Folder {
    /// Returns what the folder is called, for messages and the journal.
    fn name(&self) -> String;

    /// Returns what stands in the folder and the folders below.
    ///
    /// # Errors
    /// When the folder cannot be read, or holds more than a project does.
    fn list(&self) -> io::Result<Listing>;

    /// Returns the content of a file of at most so many bytes.
    ///
    /// # Errors
    /// When there is no such file, when it stands behind a link or outside of the folder, and when it
    /// is larger, without reading it.
    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>>;
}

/// A file that is larger than it may be.
fn too_large(bytes: u64, most: u64) -> io::Error {
    io::Error::new(
        io::ErrorKind::FileTooLarge,
        format!("the file has {bytes} bytes, more than the {most} that are read"),
    )
}

/// A folder to write to.
pub trait FolderSink {
    /// Returns the paths of the files that are there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn present(&self) -> io::Result<Vec<String>>;

    /// Opens a file to write, with the folders above it; what was in it is replaced when all is
    /// [finished](Self::finish).
    ///
    /// # Errors
    /// When it cannot be written, or would stand outside of the folder.
    fn create<'s>(&'s mut self, path: &str) -> io::Result<Box<dyn Write + 's>>;

    /// Puts what was written in its place.
    ///
    /// # Errors
    /// When the system refuses.
    fn finish(&mut self) -> io::Result<()>;
}

/// Tells whether a path stays in its folder: plain names with `/` between them, none of them `..`
/// or hidden, and none that another system would take for something else.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|name| {
            !name.is_empty()
                && !name.starts_with('.')
                && !name.ends_with(['.', ' '])
                && !name.contains(['\\', ':', '\0'])
                && !name.chars().any(char::is_control)
        })
}

/// A path that leaves its folder.
fn outside(path: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::PermissionDenied,
        format!("{path:?} leaves the folder; write a path below it, without .. and links"),
    )
}

/// Files that are listed before a folder is taken for something else than a project.
const MANY: usize = 200_000;

/// How deep folders are looked into.
const DEPTH: usize = 16;

/// A directory of the machine.
///
/// What is written stands beside it, in a directory of the same name that ends in `.part`, until all
/// of it is written: an export that is broken off before leaves the old files as they were. A new
/// directory, or an empty one, then appears at once; over files that are there each file is replaced
/// as a whole, one after another, so that a machine that fails in between leaves whole files, some of
/// them new and the others old.
#[derive(Debug)]
pub struct Directory {
    root: PathBuf,
    /// Paths that were written and are not in their place yet.
    staged: Vec<String>,
}

impl Directory {
    /// Takes a directory; it is looked at when it is read or written.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            staged: Vec::new(),
        }
    }

    /// Returns where files stand until all are written.
    fn part(&self) -> PathBuf {
        let mut name = self.root.as_os_str().to_owned();
        name.push(".part");
        name.into()
    }

    /// Returns where a path stands, unless a link or the path itself leads out of the directory.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        if !is_inside(path) {
            return Err(outside(path));
        }
        let mut place = self.root.clone();
        for name in path.split('/') {
            place.push(name);
            match std::fs::symlink_metadata(&place) {
                Ok(meta) if meta.is_symlink() => return Err(outside(path)),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(place)
    }
}

impl Folder for Directory {
    fn name(&self) -> String {
        let name = self.root.file_name();
        name.map_or_else(
            || self.root.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    fn list(&self) -> io::Result<Listing> {
        let mut listing = Listing::default();
        walk(&self.root, "", DEPTH, &mut listing)?;
        listing.files.sort_unstable();
        listing.others.sort_unstable();
        Ok(listing)
    }

    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        let place = self.place(path)?;
        let meta = std::fs::symlink_metadata(&place)?;
        if !meta.is_file() {
            let what = "this is no file but a folder, a pipe or a device";
            return Err(io::Error::other(what));
        }
        if meta.len() > most {
            return Err(too_large(meta.len(), most));
        }
        // It may grow while it is read.
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
        let mut file = std::fs::File::open(place)?.take(most.saturating_add(1));
        file.read_to_end(&mut bytes)?;
        match bytes.len() as u64 {
            read if read > most => Err(too_large(read, most)),
            _ => Ok(bytes),
        }
    }
}

impl FolderSink for Directory {
    fn present(&self) -> io::Result<Vec<String>> {
        if self.root.exists() {
            let Listing { mut files, others } = self.list()?;
            files.extend(others);
            Ok(files)
        } else {
            Ok(Vec::new())
        }
    }

    fn create<'s>(&'s mut self, path: &str) -> io::Result<Box<dyn Write + 's>> {
        self.place(path)?;
        let part = self.part();
        if self.staged.is_empty() {
            if let Some(above) = part.parent() {
                std::fs::create_dir_all(above)?;
            }
            std::fs::create_dir(&part).map_err(|error| in_the_way(&part, error))?;
        }
        self.staged.push(path.to_owned());
        let place = part.join(path);
        if let Some(above) = place.parent() {
            std::fs::create_dir_all(above)?;
        }
        let file = std::fs::File::create(place)?;
        Ok(Box::new(io::BufWriter::with_capacity(1 << 18, file)))
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.staged.is_empty() {
            return Ok(());
        }
        let part = self.part();
        // A new folder appears at once; an empty one gives way, one with files does not.
        if !self.root.exists() || std::fs::remove_dir(&self.root).is_ok() {
            std::fs::rename(&part, &self.root)?;
            self.staged.clear();
            return Ok(());
        }
        for path in &self.staged {
            if self.place(path)?.is_dir() {
                return Err(io::Error::other(format!("{path} is a folder there")));
            }
        }
        for path in &self.staged {
            let place = self.place(path)?;
            if let Some(above) = place.parent() {
                std::fs::create_dir_all(above)?;
            }
            std::fs::rename(part.join(path), place)?;
        }
        self.staged.clear();
        std::fs::remove_dir_all(part)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        if !self.staged.is_empty() {
            // What was not finished is of no use to anybody.
            drop(std::fs::remove_dir_all(self.part()));
        }
    }
}

/// Says what a directory is that was not expected.
fn in_the_way(part: &Path, error: io::Error) -> io::Error {
    if error.kind() != io::ErrorKind::AlreadyExists {
        return error;
    }
    io::Error::new(
        error.kind(),
        format!(
            "{} is in the way: another export is under way, or was broken off; if none is, remove it",
            part.display()
        ),
    )
}

fn walk(folder: &Path, below: &str, depth: usize, listing: &mut Listing) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (name, known) = match entry.file_name().into_string() {
            Ok(name) => (name, true),
            Err(name) => (name.to_string_lossy().into_owned(), false),
        };
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type()?;
        let path = format!("{below}{name}");
        let inside = known && is_inside(&path);
        if inside && kind.is_dir() && depth > 0 {
            walk(&entry.path(), &format!("{path}/"), depth - 1, listing)?;
            continue;
        }
        if listing.files.len() + listing.others.len() >= MANY {
            return Err(io::Error::other(format!("more than {MANY} files")));
        }
        if inside && kind.is_file() {
            listing.files.push(path);
        } else {
            listing.others.push(path);
        }
    }
    Ok(())
}

/// A folder in memory, for tests and for what is sent on at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryFolder {
    /// The files by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFolder {
    /// Returns the folder with one more file.
    #[must_use]
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.files
            .insert(path.to_owned(), content.as_ref().to_vec());
        self
    }
}

impl Folder for MemoryFolder {
    fn name(&self) -> String {
        "a folder in memory".to_owned()
    }

    fn list(&self) -> io::Result<Listing> {
        Ok(Listing {
            files: self.files.keys().cloned().collect(),
            others: Vec::new(),
        })
    }

    fn read(&self, path: &str, most: u64) -> io::Result<Vec<u8>> {
        if !is_inside(path) {
            return Err(outside(path));
        }
        let missing = || io::Error::new(io::ErrorKind::NotFound, "there is no such file");
        let bytes = self.files.get(path).ok_or_else(missing)?;
        match bytes.len() as u64 {
            length if length > most => Err(too_large(length, most)),
            _ => Ok(bytes.clone()),
        }
    }
}

impl FolderSink for MemoryFolder {
    fn present(&self) -> io::Result<Vec<String>> {
        Ok(self.files.keys().cloned().collect())
    }

    fn create<'s>(&'s mut self, path: &str) -> io::Result<Box<dyn Write + 's>> {
        if !is_inside(path) {
            return Err(outside(path));
        }
        let file = self.files.entry(path.to_owned()).or_default();
        file.clear();
        Ok(Box::new(file))
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}
