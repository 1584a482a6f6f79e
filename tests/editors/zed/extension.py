"""Holds the Zed extension to what Zed's documentation asks of a manifest, a language and its queries.

    extension.py SETTINGS

SETTINGS: the lines of editors/zed/README.md, pasted.
"""

import json
import sys
import tomllib
from pathlib import Path

import tree_sitter
import tree_sitter_markdown

EXTENSION = Path(__file__).resolve().parents[3] / "editors/zed"
EXPECTED = json.loads((Path(__file__).resolve().parents[1] / "expected.json").read_text())
LANGUAGE = EXTENSION / "languages/article"

# https://zed.dev/docs/extensions/developing-extensions and …/languages, as of zed_extension_api 0.7.0.
MANIFEST = {"id", "name", "version", "schema_version", "authors", "description", "language_servers"}
CONFIGURATION = {"name", "grammar", "path_suffixes", "block_comment", "tab_size", "brackets"}
CAPTURES = {
    "highlights": {"title", "punctuation", "punctuation.list_marker", "text.literal", "link_text", "comment"},
    "injections": {"injection.content"},
    "outline": {"item", "name"},
}
SETTINGS = {"file_types", "languages", "inlay_hints", "code_lens"}

manifest = tomllib.loads((EXTENSION / "extension.toml").read_text())
package = tomllib.loads((EXTENSION / "Cargo.toml").read_text())
language = tomllib.loads((LANGUAGE / "config.toml").read_text())


def the_manifest_is_complete() -> None:
    assert set(manifest) == MANIFEST, set(manifest) ^ MANIFEST
    assert manifest["schema_version"] == 1
    assert manifest["version"] == package["package"]["version"]


def the_code_is_a_library_for_zed_alone() -> None:
    assert package["lib"]["crate-type"] == ["cdylib"]
    assert package["dependencies"] == {"zed_extension_api": "=0.7.0"}
    assert "workspace" in package, "it would join the workspace of the folders above"


def articles_get_the_server() -> None:
    assert set(language) == CONFIGURATION, set(language) ^ CONFIGURATION
    server = manifest["language_servers"]["standfirst"]
    assert server["languages"] == [language["name"]]
    assert server["language_ids"] == {language["name"]: EXPECTED["language"]}
    assert any(EXPECTED["article"].endswith(f".{suffix}") for suffix in language["path_suffixes"])


def queries_fit_the_grammar() -> None:
    assert language["grammar"] == "markdown"
    markdown = tree_sitter.Language(tree_sitter_markdown.language())
    queries = list(LANGUAGE.glob("*.scm"))
    assert {query.stem for query in queries} == set(CAPTURES)
    for query in queries:
        compiled = tree_sitter.Query(markdown, query.read_text())
        captures = {compiled.capture_name(index) for index in range(compiled.capture_count)}
        assert captures == CAPTURES[query.stem], captures


def the_outline_is_the_sections() -> None:
    markdown = tree_sitter.Language(tree_sitter_markdown.language())
    text = (EXTENSION.parents[1] / EXPECTED["article"]).read_bytes()
    tree = tree_sitter.Parser(markdown).parse(text)
    outline = tree_sitter.Query(markdown, (LANGUAGE / "outline.scm").read_text())
    names = tree_sitter.QueryCursor(outline).captures(tree.root_node)["name"]
    headings = [line.lstrip("# ") for line in text.decode().splitlines() if line.startswith("#")]
    assert sorted(name.text.decode() for name in names) == sorted(headings)


def the_settings_name_what_is_there() -> None:
    comment, _, settings = Path(sys.argv[1]).read_text().partition("\n")
    assert comment.startswith("//")
    settings = json.loads(settings)
    assert set(settings) == SETTINGS, set(settings) ^ SETTINGS
    assert set(settings["languages"]) == set(settings["file_types"]) == {language["name"]}


def main() -> int:
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            check()
            print(f"ok   {name}")
        except (AssertionError, KeyError, tree_sitter.QueryError) as complaint:
            failed += 1
            print(f"FAIL {name}: {complaint!r}")
    return 1 if failed else 0


CHECKS = [
    the_manifest_is_complete,
    the_code_is_a_library_for_zed_alone,
    articles_get_the_server,
    queries_fit_the_grammar,
    the_outline_is_the_sections,
    the_settings_name_what_is_there,
]
sys.exit(main())
