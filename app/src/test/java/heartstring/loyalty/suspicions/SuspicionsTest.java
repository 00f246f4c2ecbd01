package heartstring.loyalty.suspicions;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.Browser;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.merges.Merges;
import heartstring.loyalty.Shop;
import heartstring.loyalty.adjustments.Adjusting;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.suspicions.Suspicion.State;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SuspicionsTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Suspicions suspicions;
    private final FindSuspicions find;
    private final Members members;
    private final Rewards rewards;
    private final Merges merges;
    private final Adjustments adjustments;
    private final Shop shop;
    private final Programme programme;

    SuspicionsTest(
            House house,
            JdbcClient jdbc,
            Suspicions suspicions,
            FindSuspicions find,
            Members members,
            Rewards rewards,
            Merges merges,
            Adjustments adjustments,
            Shop shop) {
        this.house = house;
        this.jdbc = jdbc;
        this.suspicions = suspicions;
        this.find = find;
        this.members = members;
        this.rewards = rewards;
        this.merges = merges;
        this.adjustments = adjustments;
        this.shop = shop;
        this.programme = shop.programme();
    }

    /** Other tests' cases are found as well. */
    private List<Suspicion> found(Member member) {
        find.find(Instant.now().plusSeconds(60));
        return suspicions.in(State.OPEN).stream()
                .filter(s -> s.memberId() == member.id())
                .toList();
    }

    private void act(Member member, User user, boolean own, Instant at) {
        jdbc.sql("""
                        insert into loyalty.till_act (key, contents, kind, programme_id, profile_id, own, offline, user_id, happened_at,
                                                      recorded_at)
                        values (gen_random_uuid(), gen_random_uuid(), 'sale', :programme, :profile, :own, false, :user, :at::timestamptz,
                                :at::timestamptz)""")
                .param("programme", programme.id())
                .param("profile", member.profileId())
                .param("own", own)
                .param("user", user.id())
                .param("at", at.toString())
                .update();
    }

    /** A moment so far into the week that those before it are of the same week. */
    private static Instant midweek(int minute) {
        return java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)
                .with(java.time.DayOfWeek.WEDNESDAY)
                .minusWeeks(1)
                .toInstant()
                .plusSeconds(60L * minute);
    }

    @Test
    void aColleagueAtTheOwnAccountIsFoundOnce() {
        Member member = shop.member(programme, 0, null);
        act(member, house.user(Role.CASHIER), true, Instant.now().minusSeconds(60));
        assertThat(found(member)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(SuspicionKind.OWN);
            assertThat(s.evidence()).isEqualTo("A sale to the colleague's own membership.");
            assertThat(s.colleague()).isNotEmpty();
        });
        assertThat(found(member)).as("once").hasSize(1);
    }

    @Test
    void oneColleagueWhoServesTheSameMemberAgainAndAgain() {
        Member often = shop.member(programme, 0, null);
        Member less = shop.member(programme, 0, null);
        Member shared = shop.member(programme, 0, null);
        User cashier = house.user(Role.CASHIER);
        User other = house.user(Role.CASHIER);
        for (int i = 0; i < SuspicionKind.Thresholds.SERVED; i++) {
            act(often, cashier, false, midweek(i));
            act(shared, i % 2 == 0 ? cashier : other, false, midweek(i));
            if (i > 0) {
                act(less, cashier, false, midweek(i));
            }
        }
        for (int i = 0; i < SuspicionKind.Thresholds.SERVED; i++) {
            act(shared, i % 2 == 0 ? cashier : other, false, midweek(100 + i));
        }
        assertThat(found(often)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(SuspicionKind.CASHIER);
            assertThat(s.evidence()).startsWith("6 of 6 acts at tills for this member");
        });
        assertThat(found(less)).as("one below the threshold").isEmpty();
        assertThat(found(shared)).as("half of it was served by somebody else").isEmpty();
    }

    @Test
    void manyReceiptsAndFriendsWithinADayAndFriendsThatWereRefused() {
        Member member = shop.member(programme, 0, null);
        for (int i = 0; i < SuspicionKind.Thresholds.CLAIMS_A_DAY; i++) {
            jdbc.sql("""
                            insert into loyalty.claim (source_id, order_key, programme_id, member_id, profile_id, card, way, claimed_at)
                            values (1, :key, :programme, :member, :profile, 'x', 'till', now())""")
                    .param("key", UUID.randomUUID().toString())
                    .param("programme", programme.id())
                    .param("member", member.id())
                    .param("profile", member.profileId())
                    .update();
        }
        for (int i = 0; i < SuspicionKind.Thresholds.FRIENDS_A_DAY; i++) {
            jdbc.sql("""
                            insert into loyalty.referral (programme_id, advocate_profile_id, friend_profile_id, way, bound_at, counts_from,
                                                          advocate_points, friend_points, minimum_minor, window_days, state, reason)
                            values (:programme, :profile, :friend, 'till', now(), now(), 1, 1, 0, 0, 'refused', :reason)""")
                    .param("programme", programme.id())
                    .param("profile", member.profileId())
                    .param("friend", -i)
                    .param("reason", i == 0 ? "They are the same person." : "The friend was a customer before.")
                    .update();
        }
        assertThat(found(member))
                .extracting(Suspicion::kind)
                .containsExactlyInAnyOrder(SuspicionKind.CLAIMS, SuspicionKind.FRIENDS, SuspicionKind.REFUSED_FRIEND);
    }

    @Test
    void aRewardRightAfterAMergeByHand() {
        Member member = shop.member(programme, 200, null);
        Member other = shop.member(programme, 0, null);
        Reward reward = rewards.offer(
                programme.id(), new Rewards.Draft("Cup", Reward.Kind.PRODUCT, 50, null, null, null, null, null, null));
        rewards.redeem(member, reward.id(), "t", UUID.randomUUID().toString());
        assertThat(found(member)).as("before the merge").isEmpty();
        merges.merge(member.customerId(), other.customerId(), false, new Merges.By("user", 1));
        Member now = members.byId(member.id()).orElseThrow();
        rewards.redeem(now, reward.id(), "t", UUID.randomUUID().toString());
        assertThat(found(now)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(SuspicionKind.MERGE);
            assertThat(s.postings()).hasSize(1);
        });
    }

    @Test
    void correctionsOfOnePersonCloseToTheLimit() {
        Member member = shop.member(programme, 0, null);
        assertThat(adjustments.ask(member, 500, "Sorry", UUID.randomUUID().toString()))
                .isInstanceOf(Adjusting.Kept.class);
        jdbc.sql("update loyalty.adjustment set asked_kind = 'user', asked_by = 1 where member_id = :member")
                .param("member", member.id())
                .update();
        assertThat(found(member)).as("half of the limit").isEmpty();
        adjustments.ask(member, 300, "Sorry again", UUID.randomUUID().toString());
        jdbc.sql("update loyalty.adjustment set asked_kind = 'user', asked_by = 1 where member_id = :member")
                .param("member", member.id())
                .update();
        assertThat(found(member)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(SuspicionKind.NEAR_LIMIT);
            assertThat(s.evidence()).startsWith("2 corrections of 800 together").endsWith("1000 need nobody else.");
            assertThat(s.postings()).hasSize(2);
        });
    }

    @Test
    void manyPurchasesOfOneDayThatEarned() {
        Member member = shop.member(programme, 0, null);
        for (int i = 0; i < SuspicionKind.Thresholds.ORDERS_A_DAY; i++) {
            shop.earnedByOrder(programme, member.profileId(), 5, 900_000_000L + member.id() * 100 + i);
            if (i == SuspicionKind.Thresholds.ORDERS_A_DAY - 2) {
                assertThat(found(member)).as("one below the threshold").isEmpty();
            }
        }
        assertThat(found(member)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(SuspicionKind.EARNS);
            assertThat(s.postings()).hasSize(SuspicionKind.Thresholds.ORDERS_A_DAY);
        });
    }

    @Test
    void manyFailedCodesAreNotedWhenTheDoorCloses() {
        Api api = house.api("loyalty:write");
        long before = codes();
        int status = 200;
        for (int i = 0; i < 60 && status == 200; i++) {
            status = api.post("/api/loyalty/voucher-checks", "{\"code\":\"GUESS%d\"}".formatted(i))
                    .status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(codes()).isEqualTo(before + 1);
        api.post("/api/loyalty/voucher-checks", "{\"code\":\"MORE\"}");
        assertThat(codes()).isEqualTo(before + 1);
    }

    private long codes() {
        return jdbc.sql("select count(*) from loyalty.suspicion where kind = 'codes'")
                .query(Long.class)
                .single();
    }

    @Test
    void aManagerConfirmsWithANoteAndBlocksFromThere() {
        Member member = shop.member(programme, 0, null);
        act(member, house.user(Role.CASHIER), true, Instant.now().minusSeconds(60));
        long id = found(member).getFirst().id();
        Browser manager = house.as(Role.MANAGER);
        assertThat(manager.get("/loyalty/suspicions").body())
                .contains("/loyalty/members/" + member.id(), "Served themselves", "at least 6 times within a week");
        manager.post("/loyalty/suspicions/" + id + "/decision", "state", "dismissed", "note", "A birthday gift");
        assertThat(found(member)).as("looked at, and never found again").isEmpty();
        assertThat(manager.get("/loyalty/suspicions?state=dismissed").body()).contains("A birthday gift");
        assertThat(members.byId(member.id()).orElseThrow().status()).isEqualTo(Member.Status.ACTIVE);
        manager.post("/loyalty/suspicions/" + id + "/block", "note", "It was not");
        assertThat(members.byId(member.id()).orElseThrow().status()).isEqualTo(Member.Status.BLOCKED);
        assertThat(manager.get("/loyalty/suspicions?state=confirmed").body()).contains("It was not");
        assertThat(jdbc.sql("select count(*) from platform.audit where subject_kind = 'suspicion' and subject_id = :id")
                        .param("id", String.valueOf(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(house.as(Role.CASHIER).get("/loyalty/suspicions").status()).isEqualTo(403);
    }

    @Test
    void programsReadTheQueueByPagesAndDecideWithAReason() {
        Member member = shop.member(programme, 0, null);
        User cashier = house.user(Role.CASHIER);
        for (int i = 1; i <= 101; i++) {
            act(member, cashier, true, Instant.now().minusSeconds(i));
        }
        find.find(Instant.now().plusSeconds(60));
        String path = "/api/loyalty/suspicions";
        Api api = house.api("loyalty:read", "loyalty:write");
        var first = api.get(path + "?kind=own").json();
        assertThat(first.path("suspicions").size()).isEqualTo(100);
        assertThat(first.path("suspicions").get(0).path("kind").asString()).isEqualTo("own");
        assertThat(first.path("suspicions").get(0).path("userId").asLong()).isPositive();
        var second = api.get(path + "?kind=own&cursor=" + first.path("next").asString())
                .json();
        assertThat(second.path("suspicions").size()).isPositive();
        assertThat(second.path("suspicions").get(0).path("id").asLong())
                .isLessThan(first.path("suspicions").get(99).path("id").asLong());
        assertThat(api.get(path + "?kind=nothing").status()).isEqualTo(400);
        assertThat(api.get(path + "?cursor=nothing").status()).isEqualTo(400);
        long id = first.path("suspicions").get(0).path("id").asLong();
        String decision = path + "/" + id + "/decision";
        assertThat(api.post(decision, "{\"state\":\"confirmed\"}").status()).isEqualTo(422);
        assertThat(house.api("loyalty:read")
                        .post(decision, "{\"state\":\"open\"}")
                        .status())
                .isEqualTo(403);
        assertThat(api.post(decision, "{\"state\":\"dismissed\",\"reason\":\"No\",\"block\":true}")
                        .status())
                .isEqualTo(422);
        var decided = api.post(decision, "{\"state\":\"dismissed\",\"reason\":\"A test purchase\"}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.json().path("state").asString()).isEqualTo("dismissed");
        assertThat(decided.json().path("reason").asString()).isEqualTo("A test purchase");
        assertThat(members.byId(member.id()).orElseThrow().status()).isEqualTo(Member.Status.ACTIVE);
        var blocked = api.post(decision, "{\"state\":\"confirmed\",\"reason\":\"It was not\",\"block\":true}");
        assertThat(blocked.json().path("blocked").asBoolean())
                .as(blocked.body())
                .isTrue();
        assertThat(members.byId(member.id()).orElseThrow().status()).isEqualTo(Member.Status.BLOCKED);
        assertThat(api.get(path + "/" + id).json().path("state").asString()).isEqualTo("confirmed");
        assertThat(api.get(path + "/0").status()).isEqualTo(404);
    }
}
