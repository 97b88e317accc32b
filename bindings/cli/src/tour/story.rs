//! What the tour tells, and what it claims.

use crate::failure::Failure;
use crate::wrap::wrap;

/// Columns of a terminal that is not wide.
const WIDTH: usize = 80;

/// The lines of the story and the claims that were checked.
#[derive(Debug, Default)]
pub struct Story {
    lines: Vec<String>,
    claims: Vec<String>,
    plan: String,
}

impl Story {
    /// Begins a chapter.
    pub fn chapter(&mut self, title: &str) {
        self.lines.push(title.to_owned());
    }

    /// Tells one thing.
    pub fn tell(&mut self, text: &str) {
        self.lines.push(wrap(text, WIDTH, "  ", "    "));
    }

    /// Claims one thing that was checked.
    ///
    /// # Errors
    /// `claim_failed` if it does not hold.
    pub fn claim(&mut self, holds: bool, what: &str) -> Result<(), Failure> {
        if !holds {
            return Err(Failure::refused(
                "claim_failed",
                format!("the tour claims something that does not hold: {what}"),
            ));
        }
        self.claims.push(what.to_owned());
        Ok(())
    }

    /// Claims one thing and tells it.
    ///
    /// # Errors
    /// As [`Story::claim`].
    pub fn show(&mut self, holds: bool, what: &str) -> Result<(), Failure> {
        self.claim(holds, what)?;
        self.lines.push(wrap(what, WIDTH, "  ✓ ", "    "));
        Ok(())
    }

    /// The page of the plan at the end.
    pub fn print(&mut self, plan: String) {
        self.lines.push(plan.trim_end().to_owned());
        self.plan = plan;
    }

    /// The whole story.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Every claim, in order.
    pub fn claims(&self) -> &[String] {
        &self.claims
    }

    /// The page of the plan.
    pub fn plan(&self) -> &str {
        &self.plan
    }
}
