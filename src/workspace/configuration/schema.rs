//! The JSON Schema of `standfirst.toml`, for editors: made from the structs that read the file.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

use super::FILE_NAME;
use super::file::File;

/// The schema, as JSON over several lines.
pub fn schema() -> String {
    // The draft that TOML editors know.
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(for_editors));
    let mut schema = settings.into_generator().into_root_schema_for::<File>();
    schema.insert("title".to_owned(), FILE_NAME.into());
    format!("{:#}\n", schema.as_value())
}

/// Descriptions without the line breaks of the source, and no nothing, which TOML cannot say.
fn for_editors(schema: &mut Schema) {
    let description = schema.get("description").and_then(|text| text.as_str());
    if let Some(text) = description.map(|text| text.replace('\n', " ")) {
        schema.insert("description".to_owned(), text.into());
    }
    if schema.get("default").is_some_and(|value| value.is_null()) {
        schema.remove("default");
    }
}
