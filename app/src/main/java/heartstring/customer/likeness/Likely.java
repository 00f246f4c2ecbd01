package heartstring.customer.likeness;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.owners.CustomersInReach;
import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.People;
import heartstring.kernels.linkage.Weights;
import heartstring.platform.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is probably meant by what somebody types into a form. */
@Component
public class Likely {

    /** The properties of which a change may show that somebody is here twice. */
    public static final Set<String> TELLING = Set.of("name", "firstName", "lastName", "email", "phone");

    private static final int CANDIDATES = 20;
    private static final int SHOWN = 5;
    private static final int LONGEST = 300;

    private final KnownSql known;
    private final Models models;
    private final Tuning tuning;
    private final Settings settings;
    private final CustomersInReach customers;

    Likely(KnownSql known, Models models, Tuning tuning, Settings settings, CustomersInReach customers) {
        this.customers = customers;
        this.known = known;
        this.models = models;
        this.tuning = tuning;
        this.settings = settings;
    }

    /** Somebody who is here already. */
    public record Match(long customerId, String name, String line, List<Evidence> evidence) {}

    /** The likeliest few, the likeliest first; without the customer who is being edited (0 for nobody). */
    @Transactional(readOnly = true)
    public List<Match> of(String name, String email, String phone, long except) {
        Known typed = typed(name, email, phone);
        List<Long> found = known.like(clip(name), text(typed.email()), text(typed.phone()), CANDIDATES);
        Set<Long> seen = customers.among(found);
        List<Long> ids =
                found.stream().filter(id -> id != except && seen.contains(id)).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Known> candidates = known.these(ids);
        People people = new People(Known.FIELDS);
        people.add(typed.values());
        candidates.forEach(candidate -> people.add(candidate.values()));
        Weights weights = tuning.adjusted(models.current());
        return ranked(Linkage.reader(people, weights), candidates);
    }

    /** Who else is probably meant when a property of a customer becomes this. */
    @Transactional(readOnly = true)
    public List<Match> edited(long customer, String property, String value) {
        if (value.isBlank() || !TELLING.contains(property)) {
            return List.of();
        }
        return switch (property) {
            case "email" -> of("", value, "", customer);
            case "phone" -> of("", "", value, customer);
            case "name" -> of(value, "", "", customer);
            default -> {
                Known now = known.these(List.of(customer)).stream().findFirst().orElse(null);
                String given = property.equals("firstName") || now == null ? value : text(now.givenName());
                String family = property.equals("lastName") || now == null ? value : text(now.familyName());
                yield of(now == null ? value : (given + " " + family).strip(), "", "", customer);
            }
        };
    }

    /** A likeness that two fields share, or one that belongs to a person alone, is worth a warning. */
    private static List<Match> ranked(Linkage.Reader reader, List<Known> candidates) {
        List<Match> matches = new ArrayList<>();
        List<Double> bits = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            List<Linkage.Evidence> evidence = reader.explain(0, i + 1);
            double sum = evidence.stream().mapToDouble(Linkage.Evidence::bits).sum();
            List<Evidence> agreeing = EvidenceJson.read(EvidenceJson.write(evidence)).stream()
                    .filter(Evidence::speaksFor)
                    .toList();
            boolean sameAddress = evidence.stream()
                    .anyMatch(e -> e.level() == 1
                            && (e.field().name().equals("E-mail")
                                    || e.field().name().equals("Phone")));
            if (sameAddress || (agreeing.size() >= 2 && sum > 0)) {
                matches.add(match(candidates.get(i), agreeing));
                bits.add(sum);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> bits.get(i)).reversed());
        return order.stream().limit(SHOWN).map(matches::get).toList();
    }

    private static Match match(Known known, List<Evidence> evidence) {
        String name = (text(known.givenName()) + " " + text(known.familyName())).strip();
        List<String> parts = Arrays.asList(text(known.email()), text(known.phone()), text(known.town()));
        String line =
                String.join(" · ", parts.stream().filter(p -> !p.isEmpty()).toList());
        return new Match(known.customerId(), name.isEmpty() ? "Customer " + known.customerId() : name, line, evidence);
    }

    private Known typed(String name, String email, String phone) {
        return Known.of(
                0,
                clip(name),
                null,
                null,
                Arrays.asList(
                        null, normal(Identifier.EMAIL, email), normal(Identifier.PHONE, phone), null, null, null));
    }

    private @Nullable String normal(String kind, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        Identifier found = IdentifierRules.normalise(kind, clip(typed), settings.region());
        return found == null ? null : found.value();
    }

    private static String clip(String text) {
        String plain = text.replace("\u0000", "").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
