#![allow(clippy::expect_used)]

use super::*;
use clap::Command as Tree;

fn walk(tree: &Tree, path: &str, see: &mut dyn FnMut(&str, &Tree)) {
    see(path, tree);
    for sub in tree
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        walk(sub, &format!("{path} {}", sub.get_name()), see);
    }
}

fn built() -> Tree {
    let mut tree = Cli::command().term_width(WIDTH);
    tree.build();
    tree
}

#[test]
fn the_tree_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn the_help_of_every_command_fits_and_shows_an_example_of_itself() {
    walk(&built(), "leeside", &mut |path, tree| {
        for help in [tree.clone().render_help(), tree.clone().render_long_help()] {
            let help = help.to_string();
            let wide = help.lines().find(|line| line.chars().count() > WIDTH);
            assert_eq!(wide, None, "{path} is wider than {WIDTH} columns");
        }
        let help = tree.clone().render_help().to_string();
        let (_, example) = help.split_once("Example:").expect(path);
        assert!(example.contains(path), "{path} shows an example of itself");
        assert!(tree.get_about().is_some(), "{path} says what it does");
    });
}

#[test]
fn every_option_and_place_is_explained() {
    walk(&built(), "leeside", &mut |path, tree| {
        for arg in tree.get_arguments() {
            assert!(arg.get_help().is_some(), "{path} {}", arg.get_id());
        }
    });
}

/// Secrets come from a prompt, a file or the environment: whatever an argument holds, other
/// programs can read.
#[test]
fn no_argument_holds_a_secret() {
    let files = ["passphrase_file", "new_passphrase_file", "words_file"];
    walk(&built(), "leeside", &mut |path, tree| {
        for arg in tree
            .get_arguments()
            .filter(|arg| arg.get_action().takes_values())
        {
            let id = arg.get_id().as_str();
            let names = [Some(id), arg.get_long()];
            let secret = ["pass", "word", "secret", "phrase", "pin"];
            let suspicious = names
                .into_iter()
                .flatten()
                .any(|name| secret.iter().any(|part| name.contains(part)));
            let env = arg.get_env().is_some_and(|env| env != "LEESIDE_VAULT");
            assert!(!suspicious || files.contains(&id), "{path} {id}");
            assert!(!env, "{path} {id}: the environment would show in the help");
        }
    });
}
