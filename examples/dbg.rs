use ascribe::article::{Article, Format};
use ascribe::attribution;
fn main() {
    let text = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    let article = Article::read(&text, Format::Text).unwrap();
    let document = ascribe::Document::parse(article);
    let t = document.article.text.clone();
    for a in attribution::by_grammar(&document) {
        println!(
            "{:?} | {:?} | {:?} | via {:?} | {:?} {}",
            a.cue.map(|s| &t[s.range()]),
            a.source.map(|s| &t[s.range()]),
            a.content.iter().map(|s| &t[s.range()]).collect::<Vec<_>>(),
            a.via.iter().map(|s| &t[s.range()]).collect::<Vec<_>>(),
            a.act,
            a.pattern
        );
    }
}
