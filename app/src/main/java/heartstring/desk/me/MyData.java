package heartstring.desk.me;

import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.farewells.Farewells;
import heartstring.customer.privacy.Privacy;
import heartstring.customer.traits.TraitEdits;
import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.Gifts;
import heartstring.experience.emotion.Voices;
import heartstring.loyalty.members.Member;
import heartstring.platform.settings.Settings;
import heartstring.story.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a member is told about themselves, and takes their word. */
@Component
class MyData {

    private static final int WHYS = 8;
    private static final int COMPARISONS = 30;
    private static final int REMEMBERED = 40;
    private static final int PROPERTIES = 40;
    private static final int FEELINGS = 5;
    private static final int ADDRESSES = 6;
    private static final int MOST_TITLE = 120;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration ANSWERED = Duration.ofDays(2);

    private final MyDataSql sql;
    private final Choices choices;
    private final Consents consents;
    private final Gifts gifts;
    private final Memory memory;
    private final Voices voices;
    private final TraitEdits traits;
    private final Tasks tasks;
    private final Privacy privacy;
    private final Farewells farewells;
    private final Settings settings;
    private final InstantSource time;

    MyData(
            MyDataSql sql,
            Choices choices,
            Consents consents,
            Gifts gifts,
            Memory memory,
            Voices voices,
            TraitEdits traits,
            Tasks tasks,
            Privacy privacy,
            Farewells farewells,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.choices = choices;
        this.consents = consents;
        this.gifts = gifts;
        this.memory = memory;
        this.voices = voices;
        this.traits = traits;
        this.tasks = tasks;
        this.privacy = privacy;
        this.farewells = farewells;
        this.settings = settings;
        this.time = time;
    }

    MyDataView of(Member member) {
        long customer = member.customerId();
        return new MyDataView(
                settings.organisation().name(),
                MyWords.standing(sql.days(customer, time.instant().minus(YEAR))),
                choices.of(customer),
                whys(customer),
                sql.comparisons(customer, COMPARISONS),
                beliefs(customer),
                choices.allows(customer, Use.EMOTION)
                        ? voices.of(customer, null, FEELINGS).stream()
                                .filter(h -> !h.word().isEmpty())
                                .map(h -> new MyDataView.Feeling(h.saidAt(), h.word()))
                                .toList()
                        : List.of(),
                sql.addresses(customer, ADDRESSES).stream().map(this::address).toList(),
                farewells.planned(customer).orElse(null));
    }

    private List<MyDataView.Why> whys(long customer) {
        List<MyDataView.Why> whys = new ArrayList<>();
        for (MyDataSql.Gift gift : sql.gifts(customer, WHYS)) {
            whys.add(
                    gift.state().equals("given") || gift.state().equals("reserved")
                            ? given(gift)
                            : new MyDataView.Why(gift.at(), "No gift", MyWords.noGift(gift.why())));
        }
        sql.messages(customer, WHYS)
                .forEach(m -> whys.add(
                        new MyDataView.Why(m.at(), "Message “" + m.subject() + "”", MyWords.message(m.purpose()))));
        whys.sort(Comparator.comparing(MyDataView.Why::at).reversed());
        return whys;
    }

    private MyDataView.Why given(MyDataSql.Gift gift) {
        Decision decision = gifts.byId(gift.id()).orElseThrow();
        String name = decision.option().map(o -> "Gift: " + o.name()).orElse("Gift");
        return new MyDataView.Why(gift.at(), name, decision.forCustomer());
    }

    private List<MyDataView.Belief> beliefs(long customer) {
        Stream<MyDataView.Belief> remembered = memory.of(customer, REMEMBERED).stream()
                .map(r -> new MyDataView.Belief(
                        "memory",
                        String.valueOf(r.id()),
                        "“" + r.words() + "”",
                        r.state().equals("confirmed")
                                ? r.kind().replace('_', ' ') + ", noted by a colleague"
                                : r.kind().replace('_', ' ') + ", found in what was said"));
        Stream<MyDataView.Belief> declared = sql.properties(customer, PROPERTIES).stream()
                .map(p -> new MyDataView.Belief(
                        "property",
                        p.name(),
                        MyWords.property(p.name()) + ": " + p.value(),
                        p.byHand() ? "noted by a colleague" : "told by you, or by a shop you used"));
        return Stream.concat(remembered, declared).toList();
    }

    private MyDataView.Address address(MyDataSql.Shown shown) {
        return new MyDataView.Address(
                key(shown),
                shown.address().value(),
                Stream.of(Purpose.values())
                        .map(purpose -> new MyDataView.Line(
                                purpose.name().toLowerCase(Locale.ROOT),
                                switch (purpose) {
                                    case SERVICE -> "About what you have with us, such as points that end";
                                    case NEWS -> "News and offers";
                                },
                                consents.allowsAny(shown.address(), purpose)))
                        .toList());
    }

    private static String key(MyDataSql.Shown shown) {
        return shown.address().kind() + ":" + shown.address().value();
    }

    MyDataView.Held held(Member member) {
        Map<String, Long> kinds = privacy.kinds(member.customerId());
        return new MyDataView.Held(
                settings.organisation().name(),
                MyKinds.groups(kinds),
                kinds.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Turns one use on or off. */
    void choose(Member member, Use use, boolean allowed) {
        choices.say(member.customerId(), use, allowed, Choices.Way.PERSON, "");
    }

    /** Turns messages to one of their own addresses on or off; false for an address that is not theirs. */
    boolean write(Member member, String address, String purpose, boolean wanted) {
        var shown = sql.addresses(member.customerId(), ADDRESSES).stream()
                .filter(s -> key(s).equals(address))
                .findFirst();
        var about = Stream.of(Purpose.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(purpose))
                .findFirst();
        if (shown.isEmpty() || about.isEmpty()) {
            return false;
        }
        consents.say(shown.get().profileId(), shown.get().address(), about.get(), wanted, Consents.Way.PERSON);
        return true;
    }

    /** They say that this is wrong: it is hidden at once, and a colleague is to look; false when nothing of theirs is called so. */
    @Transactional
    public boolean isWrong(Member member, String kind, String key) {
        long customer = member.customerId();
        MyDataView.Belief wrong = beliefs(customer).stream()
                .filter(b -> b.kind().equals(kind) && b.key().equals(key))
                .findFirst()
                .orElse(null);
        if (wrong == null) {
            return false;
        }
        if (kind.equals("memory")) {
            memory.of(customer, REMEMBERED).stream()
                    .filter(r -> String.valueOf(r.id()).equals(key))
                    .forEach(r -> memory.change(r.id(), r.kind(), r.words(), r.due(), "dismissed"));
        } else {
            traits.write(customer, Map.of(key, "null"));
        }
        Instant due = time.instant().plus(ANSWERED);
        String words = wrong.words().length() <= MOST_TITLE
                ? wrong.words()
                : wrong.words().substring(0, MOST_TITLE - 1) + "…";
        tasks.add(TaskDraft.plain("They say this is wrong: " + words, 0, due, customer, 0));
        return true;
    }
}
