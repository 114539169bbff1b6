//! Feeds that are broken, and feeds that are made to hurt.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Generous for a machine that is busy; what is looked for is time that grows as the square.
const SOON: Duration = Duration::from_secs(20);

fn items(feed: &Feed) -> Vec<&str> {
    feed.items.iter().map(|item| item.text.as_str()).collect()
}

#[test]
fn a_page_is_told_from_a_feed_and_its_feeds_named() {
    let page = "<!-- x --><!DOCTYPE html><html><head><base href='/news/'><title><link></title>\
        <link rel=stylesheet type=text/css href=a.css><LINK REL='alternate home' TYPE=application/rss+xml HREF='rss?a=1&amp;b=2'>\
        <link rel=alternate type='application/atom+xml; charset=utf-8' href=//other.example/atom>\
        <link rel=alternate type=application/feed+json href=rss?a=1&amp;b=2></head>\
        <body><link rel=alternate type=application/rss+xml href=comments>";
    assert_eq!(
        error(page),
        "https://news.example/feeds/all.xml is a page, not a feed; the page names these feeds: \
         https://news.example/news/rss?a=1&b=2, https://other.example/atom."
    );
    assert_eq!(
        error("<html><body>Hello"),
        format!("{ADDRESS} is a page, not a feed; the page names no feed.")
    );
}

#[test]
fn what_is_no_feed_is_said() {
    for (source, words) in [
        ("", "is empty"),
        (" \n", "is empty"),
        ("Not found", "neither RSS nor Atom nor JSON Feed"),
        ("<svg/>", "neither RSS nor Atom nor JSON Feed"),
        ("<a", "neither RSS nor Atom nor JSON Feed"),
        ("{\"items\": 5}", "could not be read"),
        ("{", "could not be read"),
    ] {
        let said = error(source);
        assert!(said.starts_with(ADDRESS) && said.ends_with('.') && said.contains(words), "{source}: {said}");
    }
    assert!(error(vec![b' '; MOST_BYTES + 1]).contains("too long for a feed: at most 40 MB"));
}

#[test]
fn broken_markup_is_mended() {
    let feed = read(&rss(
        "<item><title>Fish & chips &nosuch; &amp; AT&T</title><link>https://news.example/?a=1&b=2</link></item>\
         <item><title>Two</b></title><description>x < y</description>\u{1}</item><!-- <item> -->",
    ));
    assert_eq!(feed.items[0].title.as_deref(), Some("Fish & chips &nosuch; & AT&T"));
    assert_eq!(feed.items[0].url.as_deref(), Some("https://news.example/?a=1&b=2"));
    assert_eq!(feed.items[1].text, "x < y");
    assert_eq!(feed.items.len(), 2);
}

#[test]
fn a_feed_that_breaks_off_gives_what_there_is() {
    let whole = rss("<item><title>One</title></item><item><title>Two</title><description><![CDATA[Half a");
    let cut = whole.split("</channel>").next().unwrap();
    let feed = read(cut.trim_end_matches("]]>"));
    assert_eq!(items(&feed), ["One", "Half a"]);
    assert_eq!(feed.notes, ["The feed breaks off before its end."]);
}

#[test]
fn items_are_bounded() {
    let feed = read(&rss(&"<item><title>x</title></item>".repeat(MOST_ITEMS + 5)));
    assert_eq!(feed.items.len(), MOST_ITEMS);
    assert_eq!(feed.notes, ["The feed has more than 20000 items; the rest was not read."]);
    let item = r#"{"id": "x"},"#.repeat(MOST_ITEMS);
    let json =
        format!(r#"{{"version": "https://jsonfeed.org/version/1", "title": "x", "items": [{item}{{}}]}}"#);
    let feed = read(&json);
    assert_eq!((feed.items.len(), feed.notes.len()), (MOST_ITEMS, 1));
}

#[test]
fn bombs_do_not_go_off() {
    let lol: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs =
        format!("<!DOCTYPE rss [<!ENTITY l0 \"ha\">{lol}]>{}", rss("<item><title>&l9;</title></item>"));
    let begun = Instant::now();
    assert_eq!(items(&read(&laughs)), ["&l9;"]);

    let external = format!(
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}",
        rss("<item><title>&x;</title></item>")
    );
    assert_eq!(items(&read(&external)), ["&x;"]);

    for deep in [
        rss(&"<a>".repeat(100_000)),
        rss(&format!("<item><description>{}", "<div>".repeat(100_000))),
        "<rss>".repeat(100_000),
        rss(&"<a xmlns:b='c'>".repeat(190)),
        rss(&format!("<item {}/>", "a='' ".repeat(100_000))),
        rss(&"<a/>".repeat(1_000_001)),
    ] {
        assert!(error(deep).contains("is no ordinary feed: "));
    }
    assert!(error("{\"a\":".repeat(100_000)).contains("could not be read"));
    assert!(error(format!("{{{}", "[".repeat(100_000))).contains("could not be read"));
    let begins = format!("{}<rss/>", "<!x>".repeat(1_000_000));
    assert!(error(begins).contains("neither RSS"));
    let many = format!("{{\"items\": [{}", "{},".repeat(500_001));
    assert!(error(many).contains("is no ordinary feed: it has more parts"));

    let html =
        format!("<item><description><![CDATA[{}Five.]]></description></item>", "<div><b>".repeat(100_000));
    assert_eq!(items(&read(&rss(&html))), ["Five."]);
    let tags =
        format!("<item><description><![CDATA[<p {}>Five.]]></description></item>", "a ".repeat(500_000));
    assert_eq!(items(&read(&rss(&tags))), ["Five."]);
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

#[test]
fn people_are_read_however_they_are_written() {
    for (words, expected) in [
        ("ann@news.example (Ann Reader)", "Ann Reader"),
        ("Ann Reader &lt;ann@news.example>", "Ann Reader"),
        ("ann@news.example", "ann@news.example"),
        ("<![CDATA[Ann]]>", "Ann"),
        // The library cuts the name off before the address by a byte, and this dash has three.
        ("Ann Reader–ann@news.example", "Ann Reader–ann@news.example"),
    ] {
        for element in ["author", "dc:creator"] {
            let feed = read(&rss(&format!("<item><title>One</title><{element}>{words}</{element}></item>")));
            assert_eq!(feed.items[0].author.as_deref(), Some(expected), "{element}: {words}");
        }
    }
}

#[test]
fn a_library_that_panics_costs_one_feed_and_not_the_program() {
    let media = |prefix: &str| {
        rss(&format!(
            "<item xmlns:{prefix}=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><title>One</title>\
             <{prefix}:duration>99999999999999999999999:00:00</{prefix}:duration></item>"
        ))
    };
    assert!(error(media("odd")).ends_with("could not be read: its parts do not fit together."));
    assert_eq!(items(&read(&media("itunes"))), ["One"]);
}

#[test]
fn what_is_empty_is_left_out() {
    let feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'/><entry><id>a</id><title type='html'></title>\
         <content type='html'/><summary type='html'>Words.</summary><media:content><x></media:content></entry></feed>",
    );
    assert_eq!((items(&feed), feed.title.as_deref()), (vec!["Words."], None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_come_to_an_end(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse_feed(&bytes, ADDRESS);
        let _ = parse_feed(&[b"<rss><channel>", &bytes[..]].concat(), ADDRESS);
    }

    #[test]
    fn any_parts_come_to_an_end(parts in proptest::collection::vec(0..PARTS.len(), 0..60)) {
        let source: String = parts.iter().map(|&at| PARTS[at]).collect();
        for source in [rss(&source), format!("<feed>{source}"), source] {
            if let Ok(feed) = parse_feed(source.as_bytes(), ADDRESS) {
                for item in &feed.items {
                    prop_assert!(!item.id.is_empty());
                    prop_assert_eq!(&serde_json::from_slice::<FeedItem>(&item.evidence()).unwrap(), item);
                }
                prop_assert_eq!(parse_feed(source.as_bytes(), ADDRESS), Ok(feed));
            }
        }
    }
}

const PARTS: &[&str] = &[
    "<item>",
    "</item>",
    "<entry>",
    "</entry>",
    "<title>",
    "</title>",
    "<link>",
    "<link href='x'/>",
    "</link>",
    "<description>",
    "</description>",
    "<content type='xhtml'>",
    "<content:encoded>",
    "</content>",
    "<![CDATA[",
    "]]>",
    "<p>",
    "</p>",
    "&",
    "&amp;",
    "&#0;",
    "&#x1F600;",
    "<!--",
    "-->",
    "<?",
    "?>",
    "\"",
    "'",
    "=",
    "<",
    ">",
    "/",
    "قتل",
    "–",
    "a@b.example",
    "<author>",
    "</author>",
    "<dc:creator>",
    "<guid>",
    "2016-10-04",
    "<pubDate>",
    "\u{0}",
    "\u{fffd}",
    "]",
    "[",
    "<!DOCTYPE",
    "<media:group xmlns:media='http://search.yahoo.com/mrss/'>",
    "<media:content duration='9'>",
    " ",
];
