//! Which column of a table is what: as given, as known of tables of the same shape, or as the columns' names say plainly.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::field::{Field, fold};
use crate::IntakeError;
use crate::origin::hex;

/// How the columns of a table become the particulars of its reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mapping {
    /// The table's shape: the names of its columns, in their order.
    pub columns: Vec<String>,
    /// A short hash of the columns: equal for tables of the same shape.
    pub shape: String,
    /// Which columns give what; several may give the text.
    pub fills: Vec<Fill>,
}

/// One column and what it gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fill {
    /// Name of the column.
    pub column: String,
    /// What it gives.
    pub field: Field,
}

/// What is known of tables beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// What the caller says of columns; it stands above all else.
    pub given: Vec<(String, Field)>,
    /// Mappings that were used before; each holds for tables of its shape.
    pub known: Vec<Mapping>,
}

impl Tables {
    /// The mapping for a table with these columns. A field that is given is taken as given; the others as known of
    /// this shape, or else as the names say.
    pub(crate) fn mapping(&self, path: &str, columns: &[String]) -> Result<Mapping, IntakeError> {
        let shape = shape(columns);
        let mut fills = Vec::new();
        for (name, field) in &self.given {
            let column = find(columns, name).ok_or_else(|| IntakeError::NoSuchColumn {
                path: path.to_owned(),
                column: name.clone(),
                columns: listed(columns),
            })?;
            fills.push(Fill { column: column.clone(), field: *field });
        }
        let known = self.known.iter().find(|known| known.shape == shape && known.columns == columns);
        let others = match known {
            Some(known) => known.fills.clone(),
            None => by_names(columns),
        };
        let given = fills.clone();
        fills.extend(
            others.into_iter().filter(|other| {
                !given.iter().any(|one| one.field == other.field || one.column == other.column)
            }),
        );
        if !fills.iter().any(|fill| fill.field == Field::Text) {
            return Err(IntakeError::NoTextColumn { path: path.to_owned(), columns: listed(columns) });
        }
        Ok(Mapping { columns: columns.to_vec(), shape, fills })
    }
}

impl Mapping {
    /// Where the columns that give a field stand, in the order of the mapping.
    pub(super) fn places(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        let of_field = self.fills.iter().filter(move |fill| fill.field == field);
        of_field.filter_map(|fill| self.columns.iter().position(|column| *column == fill.column))
    }
}

/// The column of this name, as it is written or else whatever its case and spaces.
fn find<'a>(columns: &'a [String], name: &str) -> Option<&'a String> {
    let name = name.trim();
    columns
        .iter()
        .find(|column| *column == name)
        .or_else(|| columns.iter().find(|column| fold(column) == fold(name)))
}

/// For each field the column with the plainest name for it.
fn by_names(columns: &[String]) -> Vec<Fill> {
    let folded: Vec<String> = columns.iter().map(|column| fold(column)).collect();
    let plainest = |field: Field| {
        let at =
            field.plain_names().iter().find_map(|name| folded.iter().position(|column| column == name))?;
        Some(Fill { column: columns.get(at)?.clone(), field })
    };
    Field::ALL.into_iter().filter_map(plainest).collect()
}

fn shape(columns: &[String]) -> String {
    let mut hash = Sha256::new();
    for column in columns {
        hash.update((column.len() as u64).to_be_bytes());
        hash.update(column.as_bytes());
    }
    hex(hash.finalize().get(..8).unwrap_or_default())
}

/// How many columns are told of at most.
const LISTED: usize = 40;

fn listed(columns: &[String]) -> String {
    let mut told: Vec<String> = columns.iter().take(LISTED).map(|column| format!("“{column}”")).collect();
    if columns.len() > LISTED {
        told.push(format!("and {} more", columns.len() - LISTED));
    }
    if told.is_empty() { "none".to_owned() } else { told.join(", ") }
}

/// Names of columns from the cells of a header: trimmed, never empty, no two the same.
pub(super) fn columns_of(cells: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut columns: Vec<String> = Vec::new();
    for (at, cell) in cells.into_iter().enumerate() {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if cell.is_empty() { format!("column {}", at + 1) } else { cell };
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        columns.push(if *times == 1 { name } else { format!("{name} ({times})") });
    }
    columns
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn columns(names: &[&str]) -> Vec<String> {
        columns_of(names.iter().map(|&name| name.to_owned()))
    }

    fn filled(tables: &Tables, names: &[&str]) -> Vec<(String, Field)> {
        let mapping = tables.mapping("a.csv", &columns(names)).unwrap();
        mapping.fills.into_iter().map(|fill| (fill.column, fill.field)).collect()
    }

    #[test]
    fn plain_names_are_known_whatever_their_case_and_spaces() {
        let names = ["No.", "Source_Name", "PUBLICATION DATE", "Head-line", "Full Text", "Link", "Date"];
        let want = [
            ("Full Text", Field::Text),
            ("Head-line", Field::Title),
            ("Source_Name", Field::Publisher),
            ("PUBLICATION DATE", Field::Published),
            ("Link", Field::Url),
        ];
        assert_eq!(filled(&Tables::default(), &names), want.map(|(name, field)| (name.to_owned(), field)));
    }

    #[test]
    fn the_plainest_of_several_texts_is_taken() {
        let fills = filled(&Tables::default(), &["notes", "description", "text"]);
        assert_eq!(fills, [("text".to_owned(), Field::Text)]);
    }

    #[test]
    fn what_is_given_stands_above_what_is_known_and_that_above_names() {
        let names = ["text", "what", "who", "title"];
        let fill = |column: &str, field| Fill { column: column.to_owned(), field };
        let known = Mapping {
            columns: columns(&names),
            shape: shape(&columns(&names)),
            fills: vec![fill("what", Field::Text), fill("who", Field::Publisher)],
        };
        let mut tables = Tables { given: vec![], known: vec![known] };
        let known_only = [("what".to_owned(), Field::Text), ("who".to_owned(), Field::Publisher)];
        assert_eq!(filled(&tables, &names), known_only);
        tables.given = vec![("WHO".to_owned(), Field::Text), ("text".to_owned(), Field::Text)];
        let given_only = [("who".to_owned(), Field::Text), ("text".to_owned(), Field::Text)];
        assert_eq!(filled(&tables, &names), given_only);
        // Another shape is not known.
        tables.given.clear();
        assert_eq!(filled(&tables, &["text", "what"]), [("text".to_owned(), Field::Text)]);
    }

    #[test]
    fn a_table_without_text_is_told_with_its_columns() {
        let error = Tables::default().mapping("a.csv", &columns(&["Day", "Toll", "Toll", ""])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.csv has no column that is plainly the text of a report; its columns are “Day”, “Toll”, “Toll (2)”, \
             “column 4”. Say which one is: --map \"COLUMN=text\"."
        );
        let tables = Tables { given: vec![("Words".to_owned(), Field::Text)], known: vec![] };
        let error = tables.mapping("a.csv", &columns(&["Day", "Toll"])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.csv has no column “Words”, which was to be mapped; its columns are “Day”, “Toll”."
        );
    }

    #[test]
    fn the_shape_is_the_columns_in_their_order() {
        assert_eq!(shape(&columns(&["a", "b"])), shape(&columns(&["a", " b "])));
        assert_ne!(shape(&columns(&["a", "b"])), shape(&columns(&["b", "a"])));
        assert_ne!(shape(&columns(&["ab"])), shape(&columns(&["a", "b"])));
    }

    #[test]
    fn a_mapping_survives_being_written_down() {
        let mapping = Tables::default().mapping("a.csv", &columns(&["text", "url"])).unwrap();
        let json = serde_json::to_string(&mapping).unwrap();
        assert!(json.contains(r#"{"column":"url","field":"url"}"#), "{json}");
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    }
}
