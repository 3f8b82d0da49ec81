//! Counts the lines of what is read.

use std::io::{self, BufRead, Read};

/// A reader that knows at which line it is.
pub(super) struct Lines<R> {
    inner: R,
    line: u64,
}

impl<R> Lines<R> {
    /// Stands at the first line.
    pub(super) const fn new(inner: R) -> Self {
        Self { inner, line: 1 }
    }

    /// Returns the line that is read next, counted from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }
}

impl<R: BufRead> Lines<R> {
    fn count(&mut self, bytes: usize) {
        // What was filled before is there still, so this reads nothing.
        let filled = self.inner.fill_buf().unwrap_or_default();
        let read = filled.get(..bytes).unwrap_or(filled);
        self.line += read.iter().filter(|byte| **byte == b'\n').count() as u64;
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        self.line += read.iter().filter(|byte| **byte == b'\n').count() as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.count(bytes);
        self.inner.consume(bytes);
    }
}
