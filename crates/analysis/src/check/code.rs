//! The kinds of diagnostics, each with the word by which people switch it off or accept it.

macro_rules! diagnostics {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// A kind of diagnostic. Its word never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DiagnosticCode {
            $($(#[$doc])* $name,)*
        }

        impl DiagnosticCode {
            /// Every kind, in the order in which a report lists them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns the word, as printed and accepted.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Returns the kind of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }

        impl std::fmt::Display for DiagnosticCode {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

diagnostics! {
    /// A statement that shows no passage asks to be believed.
    FindingWithoutQuotation = "finding-without-quotation";
    /// What a statement stands on was changed after it was written; it may no longer say so.
    FindingStale = "finding-stale";
    /// One source is one voice: what it says may be true of nobody else.
    FindingOnOneSource = "finding-on-one-source";
    /// Sources of one kind share their blind spots; triangulation asks for another kind.
    FindingOnOneKind = "finding-on-one-kind";
    /// A passage speaks against the statement; a reader will find it.
    FindingContradicted = "finding-contradicted";
    /// Without a definition two coders, or one coder in two years, code two different things.
    CodeWithoutDefinition = "code-without-definition";
    /// A code that was given up still carries passages or statements that nobody will look for there.
    CodeRetiredButCited = "code-retired-but-cited";
    /// Two codes of one name split what belongs together, and counts of both are wrong.
    CodeDuplicateName = "code-duplicate-name";
    /// Two sources cannot both be right.
    ClaimsConflict = "claims-conflict";
    /// Two sources differ in what at least one of them only supposes.
    ClaimsUnclear = "claims-unclear";
    /// A register that should be complete lacks a number: something was lost, or never was.
    RegisterNumberMissing = "register-number-missing";
    /// A register lists a number twice: one of the entries is another thing's.
    RegisterNumberTwice = "register-number-twice";
    /// A register says what it must list, and nothing was noted from it: it checks nothing.
    RegisterUnread = "register-unread";
    /// The words of a quotation are not in the text: it can no longer be shown.
    QuotationLost = "quotation-lost";
    /// The words of a quotation were corrected after they were coded.
    QuotationChanged = "quotation-changed";
    /// A declared table cannot be computed.
    SynopsisInvalid = "synopsis-invalid";
    /// A figure that somebody states is not the figure that the study gives.
    StatedFigureDiffers = "stated-figure-differs";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for code in DiagnosticCode::ALL {
            assert_eq!(DiagnosticCode::from_word(code.word()), Some(*code));
        }
    }
}
