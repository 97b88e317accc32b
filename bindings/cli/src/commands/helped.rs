//! `helped`: what my own check-ins and answers say of each comfort. Words first, no counts.

use super::Run;
use crate::failure::Failure;
use crate::page::{Answer, Page};
use crate::session::App;
use crate::wording::Wording;
use leeside::reflect::feel::Affect;
use leeside::reflect::helped::{Point, Says};
use serde_json::json;

/// What helps me: words first, and a small chart of myself. Only you see this.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leeside helped")]
pub struct Args {}

impl Run for Args {
    fn run(self, app: &App) -> Result<Answer, Failure> {
        let session = app.open()?;
        let (helps, points) = session.vault.what_helps()?;
        let words = Wording(app.library);
        let mut page = Page::default();
        page.quiet(app.text("mine.line"));
        for line in &helps {
            page.item(format!("{}: {}", words.comfort(&line.comfort), app.text(line.says.text())));
        }
        if helps.is_empty() {
            page.text(app.text("empty.what_helps"));
        }
        if !points.is_empty() {
            page.heading("Before ○ and after ●, from unpleasant to pleasant");
            for point in &points {
                let (before, after) = (app.text(point.before.word()), app.text(point.after.word()));
                page.item(format!("{}  {}  {before}, then {after}", point.day, row(point)));
            }
        }
        let helps: Vec<_> = helps
            .iter()
            .map(|line| json!({ "comfort": line.comfort, "says": says(line.says) }))
            .collect();
        let chart: Vec<_> = points
            .iter()
            .map(|point| json!({ "day": point.day, "before": point.before, "after": point.after }))
            .collect();
        Ok(Answer::new(json!({ "helps": helps, "chart": chart }), page))
    }
}

const fn says(says: Says) -> &'static str {
    match says {
        Says::Mostly => "mostly",
        Says::Mixed => "mixed",
        Says::MostlyNot => "mostly_not",
        Says::TooFew => "too_few",
    }
}

/// One line of the chart: how pleasant it was before and after.
fn row(point: &Point) -> String {
    let place = |affect: Affect| affect.pleasantness();
    let (before, after) = (place(point.before), place(point.after));
    let mark = |at: i8| match at {
        at if at == after => '●',
        at if at == before => '○',
        _ => '·',
    };
    (-4..=4).map(mark).collect()
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_line_of_the_chart_has_both_places() {
        let at = |n| Affect::new(n, 0).expect("a place");
        let point = |before, after| Point {
            day: NaiveDate::default(),
            before: at(before),
            after: at(after),
        };
        assert_eq!(row(&point(-3, 2)), "·○····●··");
        assert_eq!(row(&point(0, 0)), "····●····");
    }
}
