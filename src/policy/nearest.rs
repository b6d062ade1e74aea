//! The name that a mistyped one most likely stands for.

use crate::outlet::distance;

/// The name that a mistyped one most likely stands for; none where all are far from it.
pub fn nearest<'n>(given: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = |name: &&str| distance(name, given) <= 1 + given.chars().count() / 3;
    names.filter(near).min_by_key(|name| distance(name, given))
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn only_what_is_near_is_told() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        let names = ["late-speaker", "vague-source"];
        assert_eq!(nearest("late-speakers", names.into_iter()), Some("late-speaker"));
        assert_eq!(nearest("foo", names.into_iter()), None);
    }
}
