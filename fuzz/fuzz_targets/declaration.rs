#![no_main]

use ayni_analysis::declaration::{Declaration, DeclarationError, Filter};
use libfuzzer_sys::fuzz_target;

fn explained(text: &str, error: &DeclarationError) {
    assert!(
        (1..=text.split('\n').count().max(1)).contains(&error.line),
        "{error}"
    );
    assert!(!error.expected.to_string().is_empty());
}

// A declaration is read, or the error names a line that there is.
fuzz_target!(|text: &str| {
    match text.parse::<Declaration>() {
        Ok(declaration) => {
            assert_eq!(text.parse::<Declaration>().as_ref(), Ok(&declaration));
        }
        Err(error) => explained(text, &error),
    }
    if let Err(error) = Filter::parse(text) {
        explained(text, &error);
    }
});
