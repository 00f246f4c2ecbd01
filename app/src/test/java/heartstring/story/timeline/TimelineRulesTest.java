package heartstring.story.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TimelineRulesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            till   | Order Completed | 'total':23.4,'currency':'EUR','affiliation':'Marigold Nordstadt','products':[{'sku':'a','quantity':3},{'sku':'b','quantity':4}] | Bought 7 items for €23.40 at Marigold Nordstadt
            till   | Order Completed | 'total':1200,'currency':'JPY','products':[{'sku':'a'}] | Bought 1 item for JP¥1,200
            till   | Order Completed | 'total':'abc'                                  | Bought something
            till   | Order Completed | 'products':[{'sku':'a','quantity':0.456},{'sku':'b','quantity':2}] | Bought 3 items
            web    | Order Refunded  | 'total':5,'currency':'EUR','reason':'wrong_item','products':[{'sku':'a','quantity':2}] | Brought back 2 items for €5.00 (wrong item)
            web    | Order Refunded  | 'total':5,'currency':'EUR'                     | Got €5.00 back
            web    | Order Refunded  |                                                | Got the money back
            web    | Order Cancelled | 'total':5,'currency':'EUR'                     | Cancelled an order: €5.00
            web    | Product Viewed  | 'name':'Basmati rice 1 kg'                     | Viewed Basmati rice 1 kg
            web    | Product Viewed  | 'product_id':'P7'                              | Viewed product P7
            web    | Product Added   | 'name':'Milk','quantity':2                     | Put 2 × Milk in the cart
            web    | Product Removed | 'name':'Milk'                                  | Took Milk out of the cart
            web    | Cart Viewed     | 'products':[{'sku':'a','quantity':2}]          | Looked at the cart (2 items)
            web    | Checkout Started | 'value':30.2,'currency':'EUR'                 | Started to check out, €30.20
            web    | Products Searched | 'query':'rice'                               | Searched for “rice”
            web    | Coupon Applied  | 'coupon_id':'MAY','discount':2,'currency':'EUR' | Used the coupon MAY and saved €2.00
            email  | Message Received | 'text':'Where is my order?'                   | Asked by e-mail: “Where is my order?”
            email  | Message Received | 'text':'Thank you.'                           | Wrote by e-mail: “Thank you.”
            social | Social Mention  | 'network':'mastodon','text':'So good'          | Mentioned us on mastodon: “So good”
            chat   | Live Chat Message Sent | 'message_body':'Hello, is it open?'     | Asked in the chat: “Hello, is it open?”
            chat   | Live Chat Message Received | 'agent_name':'Mia','message_body':'Yes.' | Mia answered in the chat: “Yes.”
            phone  | Call Ended      | 'wait_seconds':180                             | Called us, waited 3 min
            phone  | Call Ended      | 'wait_seconds':50,'duration':240,'notes':'Late.' | Called us, waited 50 s, talked 4 min: “Late.”
            email  | Complaint Raised | 'reason':'long_wait','text':'Too slow'        | Complained about long wait: “Too slow”
            email  | Complaint Resolved | 'outcome':'voucher','wait_seconds':172800   | A complaint was settled: voucher, after 2 days
            survey | Survey Answered | 'survey':'checkout','score':9                  | Rated checkout 9 of 10
            survey | Survey Answered | 'survey':'after_visit','score':3,'comment':'No.' | Rated the visit 3 of 10: “No.”
            web    | Product Reviewed | 'name':'Milk','rating':4                      | Rated Milk 4 of 5
            email  | Email Opened    | 'email_subject':'May is here'                  | Opened the e-mail “May is here”
            email  | Email Opened    |                                                | Opened an e-mail
            loyalty | Gift Decided   | 'arm':'held_out','experiment':'x'              | Was held out from a gift, to measure it
            loyalty | Gift Given     | 'experiment':'sticker-album'                   | Received a gift: sticker-album
            web    | Something Odd   | 'a':1                                          | Something Odd
            """)
    void eachEventInPlainWords(String channel, String name, String properties, String expected) {
        assertThat(TimelineRules.word(happening("track", channel, name, "'properties':{" + or(properties) + "}"))
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            page     | Offers   | 'properties':{}                                | Looked at the page Offers
            page     | page     | 'properties':{}                                | Looked at a page
            screen   | Home     | 'properties':{}                                | Looked in the app at Home
            identify | identify | 'traits':{'firstName':'A','email':'a@b.example'} | Told us first name, email
            identify | identify | 'x':1                                          | Was recognised
            group    | group    | 'traits':{'name':'Café Amsel'}                 | Belongs to Café Amsel
            alias    | alias    | 'x':1                                          | Turned out to be known by another name
            """)
    void eachCallInPlainWords(String kind, String name, String json, String expected) {
        assertThat(TimelineRules.word(happening(kind, "web", name, json)).text())
                .isEqualTo(expected);
    }

    @Test
    void oddValuesNeverBreakASentence() {
        for (String name : KindGroup.known()) {
            for (String odd : List.of("null", "[]", "{}", "'x'", "-1", "1e300", "true", "[1,'a',{}]")) {
                String all = List.of(
                                "total",
                                "currency",
                                "products",
                                "name",
                                "text",
                                "score",
                                "quantity",
                                "wait_seconds",
                                "value",
                                "query")
                        .stream()
                        .map(f -> "'" + f + "':" + odd)
                        .collect(java.util.stream.Collectors.joining(","));
                Wording.Line line = TimelineRules.word(happening("track", "web", name, "'properties':{" + all + "}"));
                assertThat(line.text()).isNotBlank().doesNotContain("null");
            }
        }
    }

    @Test
    void neighbouringPageViewsOfADayAreFolded() {
        List<Entry> entries = List.of(
                entry(9, "page", "web", "2026-05-02T10:05:00Z"),
                entry(8, "page", "web", "2026-05-02T10:04:00Z"),
                entry(7, "page", "web", "2026-05-01T22:03:00Z"),
                entry(6, "page", "web", "2026-05-01T21:59:00Z"),
                entry(5, "track", "web", "2026-05-01T21:58:00Z"),
                entry(4, "page", "web", "2026-05-01T21:57:00Z"),
                entry(3, "page", "app", "2026-05-01T21:56:00Z"));
        List<Entry> folded = TimelineRules.fold(entries, BERLIN);
        assertThat(folded).extracting(Entry::id).containsExactly(9L, 6L, 5L, 4L, 3L);
        assertThat(folded.getFirst().text()).isEqualTo("Looked at 3 pages");
        assertThat(folded.getFirst().folded()).extracting(Entry::id).containsExactly(9L, 8L, 7L);
        assertThat(TimelineRules.days(folded, BERLIN))
                .extracting(TimelinePage.Day::date)
                .containsExactly(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 1));
    }

    @Test
    void detailsAreReadable() {
        Happening h = happening(
                "track",
                "till",
                "Order Completed",
                "'properties':{'order_id':'7','till':{'lane':3},'tags':['a','b'],'products':[{'name':'Milk','quantity':2,'price':1.5}]}");
        assertThat(DetailRules.fields(h.event()))
                .extracting(f -> f.name() + "=" + f.value())
                .containsExactly("Order id=7", "Till, lane=3", "Tags=a, b", "Products=2 × Milk at 1.5");
    }

    private static Happening happening(String kind, String channel, String name, String json) {
        return new Happening(
                1,
                1,
                kind,
                name,
                channel,
                Instant.EPOCH,
                JsonMapper.builder().build().readTree("{" + json.replace('\'', '"') + "}"),
                null,
                null);
    }

    private static Entry entry(long id, String kind, String channel, String at) {
        return new Entry(id, 1, Instant.parse(at), KindGroup.BROWSING, kind, kind, channel, "world", "x", List.of());
    }

    private static String or(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
