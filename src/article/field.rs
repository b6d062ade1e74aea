//! Fields of documents that are links.

/// Where a field leads by its instruction: `HYPERLINK "https://…"`. `None` for other fields, and for places inside the
/// document.
pub(super) fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(address, _)| address);
    let address = quoted.or_else(|| rest.split_whitespace().next())?;
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn links_lead_to_addresses() {
        let led = " HYPERLINK \"https://example.com/a b\" \\o \"tip\" ";
        assert_eq!(address(led).as_deref(), Some("https://example.com/a b"));
        assert_eq!(address("HYPERLINK https://example.com").as_deref(), Some("https://example.com"));
        assert_eq!(address(" HYPERLINK \\l \"here\" "), None);
        assert_eq!(address("PAGE"), None);
    }
}
