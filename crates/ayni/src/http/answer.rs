//! Answers: what was written, and why something was refused.

use std::collections::BTreeMap;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use ayni_workbench::{Door, Problem, ProblemKind, Sentence, Value, sentence};
use serde::Serialize;
use utoipa::ToSchema;

use super::api::history::Step;

/// What an act answers with: its result, where the journal is now, and what can be taken back.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Written<T> {
    /// What the act gives.
    pub(crate) result: T,
    /// The position of the journal.
    pub(crate) position: i64,
    /// The step that was made; absent when nothing changed.
    pub(crate) step: Option<Step>,
}

/// Why something was refused: a code for the page, a message and hints for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Refusal {
    /// A stable word.
    pub(crate) code: String,
    /// What it is about, from the outside in, as a field or a line of a file.
    pub(crate) about: Vec<String>,
    /// What was seen and what was expected.
    pub(crate) message: Said,
    /// How to go on, each a sentence.
    pub(crate) hints: Vec<Said>,
}

/// A sentence for people: in English, and what says it in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Said {
    /// The whole of it in English.
    pub(crate) english: String,
    /// Its stable word: the page has it as the message `why-ID`. Absent where its words come from elsewhere.
    pub(crate) id: Option<String>,
    /// What it is filled with, by name.
    pub(crate) values: BTreeMap<String, Filling>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Filling {
    /// A number, which decides between one and several.
    Number(u64),
    /// A name or other words.
    Text(String),
    /// A sentence within the sentence.
    #[schema(no_recursion)]
    Said(Box<Said>),
}

impl From<Sentence> for Said {
    fn from(sentence: Sentence) -> Self {
        let english = sentence.to_string();
        let values = sentence.values.into_iter().map(|(name, value)| {
            let value = match value {
                Value::Number(number) => Filling::Number(number),
                Value::Text(text) => Filling::Text(text),
                Value::Sentence(sentence) => Filling::Said(Box::new(Said::from(*sentence))),
            };
            (name.to_owned(), value)
        });
        Self {
            english,
            id: sentence.id.map(str::to_owned),
            values: values.collect(),
        }
    }
}

/// A refusal with its status.
#[derive(Debug)]
pub(crate) struct Refused {
    status: StatusCode,
    refusal: Refusal,
}

impl Refused {
    /// Refuses with a word and a sentence.
    pub(crate) fn new(status: StatusCode, code: &str, message: impl Into<Sentence>) -> Self {
        Self {
            status,
            refusal: Refusal {
                code: code.to_owned(),
                about: Vec::new(),
                message: message.into().into(),
                hints: Vec::new(),
            },
        }
    }

    /// Adds how to go on.
    pub(crate) fn hint(mut self, hint: impl Into<Sentence>) -> Self {
        self.refusal.hints.push(hint.into().into());
        self
    }

    /// Refuses because the work broke off.
    pub(crate) fn broken_off(error: tokio::task::JoinError) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "broken-off",
            sentence!(
                "broke-off",
                "the program broke off over this: {error}",
                error = error.to_string(),
            ),
        )
        .hint(sentence!(
            "nothing-was-changed",
            "Nothing was changed. Run ayni doctor, and tell us what you did.",
        ))
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        let status = match problem.kind {
            ProblemKind::NotFound => StatusCode::NOT_FOUND,
            ProblemKind::Ambiguous
            | ProblemKind::Exists
            | ProblemKind::Conflict
            | ProblemKind::BrokenOff => StatusCode::CONFLICT,
            ProblemKind::Invalid | ProblemKind::File => StatusCode::UNPROCESSABLE_ENTITY,
            ProblemKind::Store => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self {
            status,
            refusal: problem.into(),
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        let hints = problem
            .hints
            .into_iter()
            .filter(|hint| hint.at != Door::CommandLine);
        let mut message = Said::from(problem.message);
        for about in &problem.about {
            let bare = message.english.strip_prefix(&format!("{about}: "));
            message.english = bare.unwrap_or(&message.english).to_owned();
        }
        Self {
            code: problem.kind.word().to_owned(),
            about: problem.about,
            message,
            hints: hints.map(|hint| hint.sentence.into()).collect(),
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.status, Json(self.refusal)).into_response()
    }
}

/// Answers for a path that no route has.
pub(crate) async fn no_such_route(uri: axum::http::Uri) -> Refused {
    Refused::new(
        StatusCode::NOT_FOUND,
        "no-such-route",
        sentence!(
            "nothing-at",
            "there is nothing at {path}",
            path = uri.path()
        ),
    )
}

/// A JSON body, refused in the words of the house when it is none.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned> axum::extract::FromRequest<S> for Body<T> {
    type Rejection = Refused;

    async fn from_request(
        request: axum::extract::Request,
        state: &S,
    ) -> Result<Self, Self::Rejection> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(Refused::new(
                rejection.status(),
                "invalid-request",
                sentence!("not-understood", "{why}", why = rejection.body_text()),
            )),
        }
    }
}

/// Who does it: the key of a member, in the header `ayni-member`; without it whoever works already.
pub(crate) struct Who(pub(crate) Option<String>);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Who {
    type Rejection = Refused;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, Self::Rejection> {
        let Some(value) = parts.headers.get("ayni-member") else {
            return Ok(Self(None));
        };
        // Headers carry ASCII; the page sends the key percent-encoded.
        let decoded = value.to_str().ok().and_then(percent_decoded);
        decoded.map(|key| Self(Some(key))).ok_or_else(|| {
            Refused::new(
                StatusCode::BAD_REQUEST,
                "invalid-request",
                sentence!(
                    "no-member-header",
                    "the header ayni-member is no percent-encoded key"
                ),
            )
        })
    }
}

/// Decodes `%41` and the like.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&pair).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_percent_encoded() {
        assert_eq!(percent_decoded("ana"), Some("ana".to_owned()));
        assert_eq!(percent_decoded("Mar%C3%ADa"), Some("María".to_owned()));
        assert_eq!(percent_decoded("%C3"), None);
        assert_eq!(percent_decoded("%"), None);
    }
}
