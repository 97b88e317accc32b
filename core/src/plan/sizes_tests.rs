//! The format page shows the table of sizes, row by row.

use super::ALL;

const PAGE: &str = include_str!("../../docs/format.md");

#[test]
fn the_format_page_shows_exactly_this_table() {
    let (_, after) = PAGE
        .split_once("\n### Sizes\n")
        .expect("the page has the table");
    let shown: Vec<(&str, &str)> = after
        .lines()
        .skip_while(|line| !line.starts_with("| ---"))
        .skip(1)
        .map_while(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|row| row.split_once(" | ").expect("two columns"))
        .collect();
    let rows = ALL.map(|size| (size.what, size.max.to_string()));
    let rows: Vec<(&str, &str)> = rows
        .iter()
        .map(|(what, max)| (*what, max.as_str()))
        .collect();
    assert_eq!(shown, rows);
}
