package heartstring.touchpoint.privacy;

import heartstring.customer.matching.Identifier;
import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.Mentions;
import heartstring.touchpoint.sources.SourceCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Touchpoints of a person, and rejected events and files of imports that name them. */
@Order(40)
@Component
class TouchpointData implements PersonalData {

    /** A shorter value is looked for as a whole field only: it could be part of anything. */
    private static final int TELLING = 6;

    private final TouchpointDataSql sql;
    private final Settings settings;
    private final SourceCounts counts;
    private final ErasedFiles files;

    TouchpointData(TouchpointDataSql sql, Settings settings, SourceCounts counts, ErasedFiles files) {
        this.sql = sql;
        this.settings = settings;
        this.counts = counts;
        this.files = files;
    }

    @Override
    public String room() {
        return "touchpoint";
    }

    @Override
    public Set<String> tables() {
        return Set.of("touchpoint.touchpoint", "touchpoint.rejected");
    }

    @Override
    public void export(Person person, Rows rows) {
        sql.touchpoints(person.profiles(), rows);
        sql.sources(person.profiles(), rows);
        List<Long> rejected = naming(person);
        sql.rejected(rejected, rows);
    }

    @Override
    public long erase(Person person) {
        counts.leave(person.profiles());
        files.erase(person);
        sql.keepReceipts(person.profiles(), Tokens.next());
        return sql.forget(person.profiles()) + sql.forgetRejected(naming(person));
    }

    private List<Long> naming(Person person) {
        List<Long> found = new ArrayList<>();
        String region = settings.region();
        Set<String> values =
                person.identifiers().stream().map(Identifier::value).collect(Collectors.toSet());
        List<String> telling = values.stream()
                .filter(v -> v.length() >= TELLING)
                .map(v -> v.toLowerCase(Locale.ROOT))
                .toList();
        sql.eachRejected((id, namespace, payload) -> {
            String lower = payload.toLowerCase(Locale.ROOT);
            boolean named = telling.stream().anyMatch(lower::contains)
                    || Mentions.in(payload, namespace, region).stream().anyMatch(person.identifiers()::contains);
            if (named) {
                found.add(id);
            }
        });
        return found;
    }
}
