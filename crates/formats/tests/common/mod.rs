//! What the tests of readers share.

use ayni_formats::Imported;
use ayni_model::text::TextIndex;

/// Checks that every mark lies in the text and that turns follow each other.
pub(crate) fn sound(imported: &Imported) {
    let index = TextIndex::new(&imported.document.text);
    let layout = &imported.document.layout;
    let spans = layout.turns.iter().map(|turn| turn.span);
    let spans = spans.chain(layout.cues.iter().map(|cue| cue.span));
    let spans = spans.chain(layout.blocks.iter().map(|block| block.span));
    let spans = spans.chain(layout.comments.iter().filter_map(|comment| comment.span));
    for span in spans {
        assert!(index.slice(span).is_some(), "{span} lies in the text");
    }
    let turns = &layout.turns;
    assert!(
        turns
            .windows(2)
            .all(|pair| pair[0].span.end() <= pair[1].span.start())
    );
    assert!(
        layout
            .cues
            .iter()
            .all(|cue| cue.end_ms.is_none_or(|end| end >= cue.start_ms))
    );
    assert!(!imported.document.text.contains('\r'), "line ends are \\n");
}
