//! Feeds of each dialect, in our own words.

use super::*;

#[test]
fn rss_2_is_read() {
    let feed = read(&rss(
        "<language>en-GB</language><item><title><![CDATA[Shells fall on Tell Amara&#8217;s market]]></title>\
         <link> /2016/shells </link><guid isPermaLink=\"false\">wire-77</guid><dc:creator>Ann Reader</dc:creator>\
         <pubDate>Tue, 04 Oct 2016 23:30:00 +0300</pubDate><description>Five died &amp;amp; six were hurt.</description>\
         <content:encoded><![CDATA[<p>Five people died.</p><p>Six were hurt &amp; treated.</p>]]></content:encoded></item>",
    ));
    assert_eq!(feed.title.as_deref(), Some("River Valley Wire"));
    assert_eq!(feed.site.as_deref(), Some("https://news.example/"));
    assert_eq!(feed.language.map(|l| l.to_lowercase()).as_deref(), Some("en-gb"));
    assert_eq!(feed.notes, Vec::<String>::new());
    let [item] = &feed.items[..] else { panic!("{:?}", feed.items) };
    assert_eq!(item.id, "wire-77");
    assert_eq!(item.url.as_deref(), Some("https://news.example/2016/shells"));
    assert_eq!(item.title.as_deref(), Some("Shells fall on Tell Amara’s market"));
    assert_eq!(item.published.unwrap().to_string(), "2016-10-04T20:30:00Z");
    assert_eq!((item.updated, item.author.as_deref()), (None, Some("Ann Reader")));
    assert_eq!(item.html.as_deref(), Some("<p>Five people died.</p><p>Six were hurt &amp; treated.</p>"));
    assert_eq!(item.text, "Five people died.\n\nSix were hurt & treated.");
}

#[test]
fn older_rss_is_read_whatever_its_version() {
    for version in ["version=\"0.91\"", "version='0.92'", "version=\"0.93\"", "version = \"2.0.1\"", ""] {
        let feed = read(&format!(
            "<!DOCTYPE rss SYSTEM \"rss.dtd\" [<!ENTITY a \"b\">]>\n<rss {version}><channel><title>Wire</title>\
             <item><title>Bridge hit</title><link>https://news.example/b</link>\
             <description>The bridge was hit.</description></item></channel></rss>"
        ));
        let [item] = &feed.items[..] else { panic!("{version}") };
        assert_eq!((item.id.as_str(), item.text.as_str()), ("https://news.example/b", "The bridge was hit."));
    }
}

#[test]
fn rss_1_is_read() {
    let feed = read(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Wire</title>\
         <link>https://news.example/</link></channel><item rdf:about=\"https://news.example/1\"><title>One</title>\
         <link>https://news.example/1</link><description>A &lt;b&gt;clinic&lt;/b&gt; closed.</description>\
         <dc:date>2016-10-04</dc:date></item></rdf:RDF>",
    );
    let [item] = &feed.items[..] else { panic!("{feed:?}") };
    assert_eq!(item.text, "A clinic closed.");
    assert_eq!(item.published.unwrap().to_string(), "2016-10-04T00:00:00Z");
}

#[test]
fn atom_is_read() {
    let feed = read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title type=\"html\">Valley &amp;amp; Hill</title>\
         <link rel=\"self\" href=\"all.xml\"/><link href=\"/\"/><entry><id>tag:news.example,2016:9</id>\
         <title>5 &lt; 6 &amp; more</title><link rel=\"enclosure\" href=\"a.mp3\"/><link href=\"../nine\"/>\
         <published>2016-10-04T08:00:00Z</published><updated>2016-10-05T08:00:00Z</updated>\
         <author><name>Ann</name></author><author><name>Ben</name></author>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One.</p><p>Two.</p></div></content>\
         </entry><entry><id>t2</id><title>Plain</title><summary>5 &lt; 6.\n\nNext.</summary></entry></feed>",
    );
    assert_eq!(feed.title.as_deref(), Some("Valley & Hill"));
    assert_eq!(feed.site.as_deref(), Some("https://news.example/"));
    let [first, second] = &feed.items[..] else { panic!("{feed:?}") };
    assert_eq!(first.title.as_deref(), Some("5 < 6 & more"));
    assert_eq!(first.url.as_deref(), Some("https://news.example/nine"));
    assert_eq!(first.author.as_deref(), Some("Ann, Ben"));
    assert_eq!(first.text, "One.\n\nTwo.");
    assert_eq!(first.updated.unwrap().to_string(), "2016-10-05T08:00:00Z");
    assert_eq!((second.text.as_str(), second.published), ("5 < 6.\n\nNext.", None));
    assert_eq!(second.html.as_deref(), Some("<p>5 &lt; 6.</p>\n<p>Next.</p>"));
}

#[test]
fn json_feed_is_read() {
    let feed = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "home_page_url": "https://news.example/",
            "items": [{"id": "j1", "url": "one", "title": "One", "content_text": "Five < six.\n\nMore.",
                       "date_published": "2016-10-04T08:00:00+03:00", "authors": [{"name": "Ann"}]},
                      {"id": "j2", "content_html": "<p>Two.</p>"}]}"#,
    );
    let [one, two] = &feed.items[..] else { panic!("{feed:?}") };
    assert_eq!(one.url.as_deref(), Some("https://news.example/feeds/one"));
    assert_eq!((one.text.as_str(), one.author.as_deref()), ("Five < six.\n\nMore.", Some("Ann")));
    assert_eq!((two.text.as_str(), two.url.as_deref()), ("Two.", None));
}

#[test]
fn ids_are_what_lasts() {
    let feed = read(&rss(
        "<item><title>One</title><description>A</description></item><item><title>One</title><link>/b</link></item>\
         <item><guid>https://news.example/c</guid></item>",
    ));
    let ids: Vec<&str> = feed.items.iter().map(|item| item.id.as_str()).collect();
    assert!(ids[0].starts_with("sha256:") && ids[0].len() == 71, "{ids:?}");
    assert_eq!(ids[1..], ["https://news.example/b", "https://news.example/c"]);
    assert_eq!(feed.items[2].url.as_deref(), Some("https://news.example/c"));
    assert_eq!(feed.items[1].text, "One");
}

#[test]
fn evidence_is_canonical_and_documents_tell_what_is_known() {
    let mut feed = read(&rss("<item><title>One</title><guid>a</guid><link>https://news.example/1</link>\
         <pubDate>Tue, 04 Oct 2016 23:30:00 -0300</pubDate><description>Tom \"and\" Ann</description></item>"));
    let item = feed.items.remove(0);
    assert_eq!(
        String::from_utf8(item.evidence()).unwrap(),
        r#"{"html":"Tom \"and\" Ann","id":"a","published":"2016-10-05T02:30:00Z","text":"Tom \"and\" Ann","title":"One","url":"https://news.example/1"}"#
    );
    assert_eq!(serde_json::from_slice::<FeedItem>(&item.evidence()).unwrap(), item);
    let document = item.document(&feed);
    assert_eq!((document.id.as_str(), document.name.as_str()), ("a", "a"));
    assert_eq!(document.publisher.as_deref(), Some("River Valley Wire"));
    assert_eq!(document.published.unwrap().to_string(), "2016-10-05");
    assert_eq!(document.url.as_deref(), Some("https://news.example/1"));
}

#[test]
fn encodings_are_found() {
    let arabic = "قتل خمسة مدنيين في قصف على حي السكري";
    let source = rss(&format!("<item><title>{arabic}</title></item>"));
    let declared = source.replace("utf-8", "windows-1256");
    let (old, _, _) = encoding_rs::WINDOWS_1256.encode(&declared);
    let wide: Vec<u8> = source.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let false_one = source.replace("utf-8", "iso-8859-1");
    let marked = format!("\u{feff} \n{source}");
    for bytes in [source.as_bytes(), &old, &wide, false_one.as_bytes(), marked.as_bytes()] {
        let feed = parse_feed(bytes, ADDRESS).unwrap();
        assert_eq!(feed.items[0].title.as_deref(), Some(arabic));
    }
    // Declared as what it is not: the words are found, and a person is told.
    let (wrong, _, _) =
        encoding_rs::WINDOWS_1252.encode("<rss><channel><title>Café – now</title></channel></rss>");
    let feed = parse_feed(&wrong, ADDRESS).unwrap();
    assert_eq!((feed.title.as_deref(), feed.notes.len()), (Some("Café – now"), 1));
}

#[test]
fn what_is_not_certain_is_left_open() {
    let feed = read(&rss(
        "<item><title>One</title><pubDate>Tuesday evening</pubDate><link>javascript:go()</link></item>",
    ));
    assert_eq!((feed.items[0].published, feed.items[0].url.as_deref()), (None, None));
    let feed = parse_feed(rss("<item><link>/b</link></item>").as_bytes(), "saved.xml").unwrap();
    assert_eq!(feed.items[0].url, None);
}
