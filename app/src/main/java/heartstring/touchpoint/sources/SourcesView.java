package heartstring.touchpoint.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of sources; {@code fresh} is a new source with its write key, shown once. */
public record SourcesView(
        List<Line> lines,
        List<String> channels,
        @Nullable Fresh fresh,
        @Nullable String fault,
        String address) {

    /** One source and what it sent; {@code rejected} events wait to be mended. */
    public record Line(
            Source source,
            String writeKeyHint,
            boolean disabled,
            long ever,
            long lastWeek,
            @Nullable Instant lastAt,
            long rejected) {}

    /** A new source with its write key. */
    public record Fresh(String name, String writeKey) {}

    /** A call that works as it stands, with curl. */
    public String curl(String key) {
        return """
                curl %s/v1/track -u %s: -H 'Content-Type: application/json' \\
                  -d '{"userId":"42","event":"Product Viewed","properties":{"product_id":"lettuce"}}'""".formatted(address, key);
    }

    /** The same with Segment's library for Java. */
    public String java(String key) {
        return """
                Analytics analytics = Analytics.builder("%s").endpoint("%s").build();
                analytics.enqueue(TrackMessage.builder("Product Viewed").userId("42"));""".formatted(key, address);
    }

    /** The same with Segment's library for Node. */
    public String node(String key) {
        return """
                import { Analytics } from '@segment/analytics-node';
                const analytics = new Analytics({ writeKey: '%s', host: '%s' });
                analytics.track({ userId: '42', event: 'Product Viewed' });""".formatted(key, address);
    }

    /** The same with Segment's library for browsers. */
    public String browser(String key) {
        return """
                import { AnalyticsBrowser } from '@segment/analytics-next';
                const analytics = AnalyticsBrowser.load({ writeKey: '%s', cdnURL: '%s' });
                analytics.track('Product Viewed', { product_id: 'lettuce' });""".formatted(key, address);
    }
}
