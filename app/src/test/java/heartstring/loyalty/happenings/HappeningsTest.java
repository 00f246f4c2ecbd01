package heartstring.loyalty.happenings;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.commerce.Feed;
import heartstring.loyalty.Shop;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.caps.JointLimits;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.happenings.Happened.Earned;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class HappeningsTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private final House house;
    private final JdbcClient jdbc;
    private final Belts belts;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Happenings happenings;
    private final Programmes programmes;
    private final JointLimits limits;
    private final Programme programme;
    private final Feed feed;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    HappeningsTest(
            House house,
            Intake intake,
            Sources sources,
            JdbcClient jdbc,
            Belts belts,
            Programmes programmes,
            Members members,
            Purses purses,
            Balances balances,
            Happenings happenings,
            JointLimits limits) {
        this.programmes = programmes;
        this.limits = limits;
        this.house = house;
        this.jdbc = jdbc;
        this.belts = belts;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.happenings = happenings;
        this.feed = new Feed(sources, intake, "web");
        this.programme = programmes.make(
                new Programmes.Draft("h" + x, "Test", "Points", "EUR", 0, 24, Policy.DEBT, Set.of(), Set.of()));
        programmes.begin(
                programme.id(),
                new Programmes.RuleDraft("A review", Kind.EVENT, 7, null, null, "Review " + x, null, null),
                SINCE);
        programmes.begin(
                programme.id(),
                new Programmes.RuleDraft("A walk in, twice a day", Kind.EVENT, 3, null, null, "Walk " + x, null, 2),
                SINCE);
        programmes.begin(
                programme.id(),
                new Programmes.RuleDraft(
                        "A visit", Kind.EVENT, 4, null, null, "Visit " + x, null, null, new Cap(10, Cap.Per.WEEK)),
                SINCE);
    }

    private Member member(String user) {
        feed.send(List.of("{'type':'identify','userId':'%s%s'}".formatted(user, x)));
        long customer = jdbc.sql("""
                        select p.customer_id from customer.v_profile p join customer.v_identifier i on i.profile_id = p.id
                         where p.source_id = :source and i.value = :user limit 1""")
                .param("source", feed.source.id())
                .param("user", user + x)
                .query(Long.class)
                .single();
        return ((Members.Joining.Joined) members.join(programme, customer, Member.Way.WEB, SINCE)).member();
    }

    private long available(Member member) {
        return balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                .available();
    }

    private static String one(long member, String event, String key, String at) {
        return "{\"memberId\":%d,\"event\":\"%s\",\"key\":\"%s\",\"at\":\"%s\"}".formatted(member, event, key, at);
    }

    @Test
    void aHappeningEarnsOnceHoweverOftenItIsTold() {
        Member member = member("ana");
        Api api = house.api("loyalty:write");
        String body = "{\"earnings\":[%s]}".formatted(one(member.id(), "Review " + x, "r1", "2026-05-01T10:00:00Z"));
        Answer first = api.post("/api/loyalty/earnings", body);
        Answer again = api.post("/api/loyalty/earnings", body);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"earnings\":[{\"points\":7,\"replayed\":false}]}");
        assertThat(again.body()).isEqualTo("{\"earnings\":[{\"points\":7,\"replayed\":true}]}");
        assertThat(available(member)).isEqualTo(7);
    }

    @Test
    void rulesThatShareALimitGiveNoMoreTogetherUnderARush() throws Exception {
        List<EarnRule> rules = programmes.rules(programme.id());
        limits.begin(
                programme,
                "Together " + x,
                new Cap(20, Cap.Per.DAY),
                Set.of(rules.getFirst().id(), rules.getLast().id()));
        Instant now = Instant.now();
        Member member = member("joint");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String event = (i % 2 == 0 ? "Review " : "Visit ") + x;
                Happened one = new Happened(member.profileId(), event, "j" + i, 0, null, now);
                running.add(threads.submit(() -> happenings.earn(List.of(one))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        // A review gives 7, a visit 4 and at most 10 a week: together never more than 20.
        assertThat(available(member)).isEqualTo(20);
        happenings.earn(List.of(
                new Happened(member.profileId(), "Review " + x, "j-tomorrow", 0, null, now.plusSeconds(86_400))));
        assertThat(available(member)).isEqualTo(27);
    }

    @Test
    void theLimitOfADayHoldsUnderARushAndEachDayBeginsAnew() throws Exception {
        Member member = member("ben");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Happened walk = new Happened(
                        member.profileId(), "Walk " + x, "w" + i, 0, null, Instant.parse("2026-05-01T10:00:00Z"));
                running.add(threads.submit(() -> happenings.earn(List.of(walk))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(available(member)).isEqualTo(6);
        happenings.earn(List.of(
                new Happened(member.profileId(), "Walk " + x, "next", 0, null, Instant.parse("2026-05-02T10:00:00Z"))));
        assertThat(available(member)).isEqualTo(9);
    }

    @Test
    void aLimitOfPointsAWeekHoldsUnderARushAndWhatWasGivenIsToldAgain() throws Exception {
        Member member = member("cap");
        AtomicInteger turn = new AtomicInteger();
        List<Earned> first = Shop.together(50, () -> visit(member, turn.getAndIncrement(), "2026-05-06T10:00:00Z"));
        assertThat(first.stream().mapToLong(Earned::points).sum()).isEqualTo(10);
        assertThat(first.stream().mapToLong(Earned::points).filter(p -> p > 0).sorted())
                .containsExactly(2L, 4L, 4L);
        for (int i = 0; i < 50; i++) {
            assertThat(visit(member, i, "2026-05-06T10:00:00Z").points()).isEqualTo(given(member, i));
        }
        assertThat(available(member)).isEqualTo(10);
        // Sunday is of the same week, Monday of the next.
        assertThat(visit(member, 60, "2026-05-10T10:00:00Z").points()).isZero();
        assertThat(visit(member, 61, "2026-05-11T10:00:00Z").points()).isEqualTo(4);
    }

    private Earned visit(Member member, int key, String at) {
        return happenings
                .earn(List.of(new Happened(member.profileId(), "Visit " + x, "v" + key, 0, null, Instant.parse(at))))
                .getFirst();
    }

    /** What the book says that a visit was given. */
    private long given(Member member, int key) {
        String contents = member.profileId() + " v" + key;
        return jdbc.sql("select coalesce(sum(amount), 0) from loyalty.posting where contents = :contents::uuid")
                .param("contents", Key.of("", "", contents).contents().toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    @Test
    void eventsThatComeInAsTouchpointsEarnToo() {
        Member member = member("cy");
        String event =
                "{'type':'track','userId':'cy%s','event':'Review %s','messageId':'m%s','timestamp':'2026-05-03T10:00:00Z'}"
                        .formatted(x, x, x);
        feed.send(List.of(event));
        belts.drain();
        belts.drain();
        assertThat(available(member)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                        | 400 | "earnings" has to hold 1 to 100
            {"earnings":[]}                                                           | 400 | "earnings" has to hold 1 to 100
            {"earnings":[{"memberId":"7"}]}                                           | 400 | earnings[0]: "memberId" has to hold a member's number.
            {"earnings":[{"memberId":7,"event":"E","key":"k","points":1000}]}         | 400 | earnings[0] has points, which means nothing here.
            {"earnings":[{"memberId":7,"event":"","key":"k"}]}                        | 400 | earnings[0]: "event" has to hold 1 to 200 characters.
            {"earnings":[{"memberId":9999999999,"event":"E","key":"k","at":"2026-05-01T10:00:00Z"}]} | 422 | earnings[0]: there is no member 9999999999.
            """)
    void badCallsAreToldWhatToDo(String body, int status, String sentence) {
        Answer answer = house.api("loyalty:write").post("/api/loyalty/earnings", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).startsWith(sentence);
        assertThat(house.api("loyalty:read").post("/api/loyalty/earnings", body).status())
                .isEqualTo(403);
    }

    @Test
    void aTimeInTheFutureOrNoneIsRefused() {
        Member member = member("dan");
        Api api = house.api("loyalty:write");
        assertThat(api.post(
                                "/api/loyalty/earnings",
                                "{\"earnings\":[%s]}"
                                        .formatted(one(member.id(), "Review " + x, "f", "2199-01-01T00:00:00Z")))
                        .status())
                .isEqualTo(422);
        assertThat(api.post(
                                "/api/loyalty/earnings",
                                "{\"earnings\":[%s]}".formatted(one(member.id(), "Review " + x, "f", "soon")))
                        .status())
                .isEqualTo(400);
    }
}
