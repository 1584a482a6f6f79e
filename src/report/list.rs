//! The elements of a JSON array, written one by one, a line each.

use std::io;

use serde::Serialize;

/// What was written of an array whose opening bracket stands already.
#[derive(Debug, Default)]
pub struct List {
    has_elements: bool,
}

impl List {
    /// Writes one more element.
    pub fn push(&mut self, element: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(if self.has_elements { b",\n" } else { b"\n" })?;
        self.has_elements = true;
        serde_json::to_writer(&mut *out, element)?;
        Ok(())
    }

    /// Writes the closing bracket.
    pub fn end(&self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(if self.has_elements { b"\n]" } else { b"]" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_elements() {
        for (elements, written) in
            [(vec![], "[]"), (vec![1], "[\n1\n]"), (vec![1, 2], "[\n1,\n2\n]")]
        {
            let (mut list, mut out) = (List::default(), b"[".to_vec());
            for element in &elements {
                list.push(element, &mut out).unwrap();
            }
            list.end(&mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), written);
        }
    }
}
