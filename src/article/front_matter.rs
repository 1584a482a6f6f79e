//! The YAML block at the top, with the exact range of every value.

use panache_parser::syntax::{
    AstNode, SyntaxKind, YamlBlockMap, YamlFlowMap, YamlMetadata, YamlNode, YamlScalar,
};

use crate::text::TextRange;

use super::model::{EntityDeclaration, FrontMatter, Problem, ProblemKind, Reference, Spanned};
use super::nesting::DEEPEST;
use super::syntax::Syntax;

/// Reads the front matter of `source`; what is wrong with it goes to `problems`.
pub(super) fn read(syntax: &Syntax, source: &str, problems: &mut Vec<Problem>) -> FrontMatter {
    problems.extend(syntax.too_deep.map(|block| Problem {
        kind: ProblemKind::FrontMatter,
        message: format!("the front matter is nested deeper than {DEEPEST} levels: it is not read"),
        range: TextRange::new(syntax.base + block.start, syntax.base + block.start),
    }));
    let Some(node) = syntax.root.children().find(|node| node.kind() == SyntaxKind::YAML_METADATA)
    else {
        return FrontMatter::default();
    };
    let range = syntax.locate(node.text_range());
    for error in &syntax.errors {
        problems.push(Problem {
            kind: ProblemKind::FrontMatter,
            message: format!("the front matter is not valid YAML: {}", error.message),
            range: whole_characters(syntax.locate(error.range), source),
        });
    }
    let root =
        YamlMetadata::cast(node).and_then(|yaml| yaml.document()).and_then(|doc| doc.as_node());
    let mut reader = Reader { syntax, problems };
    match root {
        Some(root) => FrontMatter { range: Some(range), ..reader.front_matter(&root) },
        None => FrontMatter { range: Some(range), ..FrontMatter::default() },
    }
}

/// The characters of `source` that `range` touches: the parser says of some characters only the
/// first byte.
fn whole_characters(range: TextRange, source: &str) -> TextRange {
    let is_boundary = |at: &usize| source.is_char_boundary(*at);
    let start = (0..=range.start.min(source.len())).rev().find(is_boundary).unwrap_or_default();
    let end = (range.end..=source.len()).find(is_boundary).unwrap_or(source.len());
    TextRange::new(start, end)
}

struct Reader<'a> {
    syntax: &'a Syntax,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn front_matter(&mut self, root: &YamlNode) -> FrontMatter {
        let Some(fields) = Fields::of(root) else {
            self.problem(root, "the front matter must be a list of `key: value` lines");
            return FrontMatter::default();
        };
        FrontMatter {
            range: None,
            title: self.scalar(&fields, "title"),
            date: self.scalar(&fields, "date"),
            lang: self.scalar(&fields, "lang"),
            bibliography: self.paths(&fields, "bibliography"),
            references: self.entries(&fields, "references", Self::reference),
            entities: self.entries(&fields, "entities", Self::entity),
        }
    }

    fn reference(&mut self, fields: &Fields, range: TextRange) -> Option<Reference> {
        Some(Reference {
            id: self.required(fields, "id", "a reference", range)?,
            title: self.text(fields, "title"),
            authors: fields.get("author").map(|node| self.authors(&node)).unwrap_or_default(),
            container: self.text(fields, "container-title"),
            issued: fields.get("issued").map(|node| self.issued(&node)),
            url: self.text(fields, "URL").or_else(|| self.text(fields, "url")),
            archive: self.scalar(fields, "archive_location"),
            range,
        })
    }

    fn entity(&mut self, fields: &Fields, range: TextRange) -> Option<EntityDeclaration> {
        let id = self.required(fields, "id", "an entity", range)?;
        let unnamed = || Spanned { value: id.value.clone(), ..Spanned::default() };
        let name = self.scalar(fields, "name").unwrap_or_else(unnamed);
        let aliases = fields.get("aliases").map(|node| self.list(&node)).unwrap_or_default();
        Some(EntityDeclaration { id, name, kind: self.scalar(fields, "type"), aliases, range })
    }

    /// The items of a list of maps, each read by `read`.
    fn entries<T>(
        &mut self,
        fields: &Fields,
        key: &str,
        read: impl Fn(&mut Self, &Fields, TextRange) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = fields.get(key) else { return Vec::new() };
        let Some(items) = items(&node) else {
            self.problem(&node, &format!("`{key}` must be a list"));
            return Vec::new();
        };
        let mut entries = Vec::new();
        for item in items {
            match Fields::of(&item) {
                Some(fields) => entries.extend(read(self, &fields, self.range(&item))),
                None => self.problem(&item, &format!("each of `{key}` must be a map with an `id`")),
            }
        }
        entries
    }

    fn required(
        &mut self,
        fields: &Fields,
        key: &str,
        of: &str,
        range: TextRange,
    ) -> Option<Spanned<String>> {
        let value = self.scalar(fields, key);
        if value.is_none() && fields.get(key).is_none() {
            let message = format!("{of} needs an `{key}`");
            self.problems.push(Problem { kind: ProblemKind::FrontMatter, message, range });
        }
        value
    }

    /// The value of `key`, which must be a single value.
    fn scalar(&mut self, fields: &Fields, key: &str) -> Option<Spanned<String>> {
        let node = fields.get(key)?;
        match &node {
            YamlNode::Scalar(scalar) => Some(self.spanned(scalar)),
            _ => {
                self.problem(&node, &format!("`{key}` must be a single value"));
                None
            }
        }
    }

    fn text(&mut self, fields: &Fields, key: &str) -> Option<String> {
        self.scalar(fields, key).map(|value| value.value)
    }

    fn paths(&mut self, fields: &Fields, key: &str) -> Vec<Spanned<String>> {
        fields.get(key).map(|node| self.list(&node)).unwrap_or_default()
    }

    /// A list of single values; a single value is a list of one.
    fn list(&mut self, node: &YamlNode) -> Vec<Spanned<String>> {
        let nodes = items(node).unwrap_or_else(|| vec![node.clone()]);
        let mut values = Vec::new();
        for node in nodes {
            match &node {
                YamlNode::Scalar(scalar) => values.push(self.spanned(scalar)),
                _ => self.problem(&node, "expected a single value or a list of single values"),
            }
        }
        values
    }

    /// Authors as CSL has them: names in parts, or literal.
    fn authors(&self, node: &YamlNode) -> Vec<String> {
        let nodes = items(node).unwrap_or_else(|| vec![node.clone()]);
        nodes
            .iter()
            .map(|author| match Fields::of(author) {
                Some(fields) => ["literal", "given", "family"]
                    .into_iter()
                    .filter_map(|part| fields.get(part))
                    .filter_map(|part| scalar_value(&part))
                    .collect::<Vec<_>>()
                    .join(" "),
                None => scalar_value(author).unwrap_or_default(),
            })
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// A date as CSL has it: a word, or `{date-parts: [[2026, 3, 17]]}`.
    fn issued(&self, node: &YamlNode) -> String {
        if let Some(value) = scalar_value(node) {
            return value;
        }
        let text = node.syntax().text().to_string();
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        numbers.collect::<Vec<_>>().join("-")
    }

    fn spanned(&self, scalar: &YamlScalar) -> Spanned<String> {
        let mut range = self.syntax.locate(scalar.text_range());
        let raw = scalar.raw();
        let is_quoted = raw.len() > 1 && raw.starts_with(['"', '\'']) && raw.ends_with(['"', '\'']);
        if is_quoted {
            range = TextRange::new(range.start + 1, range.end - 1);
        }
        Spanned { value: scalar.value(), range }
    }

    fn range(&self, node: &YamlNode) -> TextRange {
        let range = self.syntax.locate(node.text_range());
        let text = node.syntax().text().to_string();
        // Other white space may be all that a value has.
        let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
        TextRange::new(range.start, range.start + text.len())
    }

    fn problem(&mut self, node: &YamlNode, message: &str) {
        let range = self.range(node);
        self.problems.push(Problem {
            kind: ProblemKind::FrontMatter,
            message: message.to_owned(),
            range,
        });
    }
}

/// The entries of a map, in block or in flow style.
enum Fields {
    Block(YamlBlockMap),
    Flow(YamlFlowMap),
}

impl Fields {
    fn of(node: &YamlNode) -> Option<Self> {
        match node {
            YamlNode::BlockMap(map) => Some(Self::Block(map.clone())),
            YamlNode::FlowMap(map) => Some(Self::Flow(map.clone())),
            _ => None,
        }
    }

    fn get(&self, key: &str) -> Option<YamlNode> {
        match self {
            Self::Block(map) => map.value_of(key)?.as_node(),
            Self::Flow(map) => map.value_of(key)?.as_node(),
        }
    }
}

fn items(node: &YamlNode) -> Option<Vec<YamlNode>> {
    match node {
        YamlNode::BlockSequence(list) => {
            Some(list.items().filter_map(|item| item.as_node()).collect())
        }
        YamlNode::FlowSequence(list) => {
            Some(list.items().filter_map(|item| item.as_node()).collect())
        }
        _ => None,
    }
}

fn scalar_value(node: &YamlNode) -> Option<String> {
    match node {
        YamlNode::Scalar(scalar) => Some(scalar.value()),
        _ => None,
    }
}
