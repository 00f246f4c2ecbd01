package heartstring.loyalty.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Answer;
import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.privacy.Person;
import heartstring.customer.privacy.PersonalData;
import heartstring.loyalty.Shop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A code is shown once; what is kept of it opens to nobody who reads the database. */
@HouseTest
class CodesTest {

    private final House house;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final Rewards rewards;
    private final SealedCodes sealing;
    private final Codes codes;
    private final List<PersonalData> personal;
    private final Programme programme;

    CodesTest(
            House house,
            JdbcClient jdbc,
            Shop shop,
            Rewards rewards,
            SealedCodes sealing,
            Codes codes,
            List<PersonalData> personal) {
        this.house = house;
        this.jdbc = jdbc;
        this.shop = shop;
        this.rewards = rewards;
        this.sealing = sealing;
        this.codes = codes;
        this.personal = personal;
        this.programme = shop.programme();
    }

    private long voucher() {
        return rewards.offer(
                        programme.id(),
                        new Rewards.Draft("Voucher", Reward.Kind.VOUCHER, 10, 500L, null, null, null, null, null))
                .id();
    }

    private Redemption take(Member member, long reward, String key) {
        return ((Redeeming.Taken) rewards.redeem(member, reward, "test", key)).redemption();
    }

    private String row(long id) {
        return jdbc.sql("select to_jsonb(d)::text from loyalty.redemption d where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void aCodeOfAHundredBitsIsKeptSealedAndShownOnce() {
        Member member = shop.member(programme, 100, null);
        long reward = voucher();
        String key = UUID.randomUUID().toString();
        Redemption taken = take(member, reward, key);
        String code = taken.code();
        assertThat(code).matches("([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]{4}");
        String plain = code.replace("-", "");
        assertThat(row(taken.id())).doesNotContain(code).doesNotContain(plain).contains(plain.substring(16));
        assertThat(take(member, reward, key).code()).isEqualTo(code);
        assertThat(rewards.ofCustomer(member.customerId()).getFirst().code()).isEqualTo("…" + plain.substring(16));
        jdbc.sql("update loyalty.redemption set taken_at = taken_at - interval '16 minutes' where id = :id")
                .param("id", taken.id())
                .update();
        assertThat(take(member, reward, key).code()).isEqualTo("…" + plain.substring(16));
    }

    @Test
    void aProgramFindsItByTheCodeInAnySpellingAndLearnsNothingByGuessing() {
        Member member = shop.member(programme, 100, null);
        Redemption taken = take(member, voucher(), UUID.randomUUID().toString());
        Api api = house.api("loyalty:write");
        Answer found =
                lookup(api, taken.code().toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().at("/id").asLong()).isEqualTo(taken.id());
        assertThat(found.body()).doesNotContain(taken.code());
        rewards.undo(taken.id(), null);
        Answer undone = lookup(api, taken.code());
        Answer unknown = lookup(api, "AAAA-BBBB-CCCC-DDDD-EEEE");
        assertThat(undone.status()).isEqualTo(404);
        assertThat(undone.json().at("/detail")).isEqualTo(unknown.json().at("/detail"));
        List<Integer> guesses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            guesses.add(lookup(api, "GUESS" + i).status());
        }
        assertThat(guesses).contains(404).endsWith(429);
    }

    private static Answer lookup(Api api, String code) {
        return api.post("/api/loyalty/redemptions/lookups", "{\"code\":\"" + code + "\"}");
    }

    @Test
    void whatAnOlderVersionLeftPlainIsSealed() {
        Member member = shop.member(programme, 100, null);
        Redemption taken = take(member, voucher(), UUID.randomUUID().toString());
        String old =
                "OLDC-" + UUID.randomUUID().toString().substring(0, 4).toUpperCase(java.util.Locale.ROOT) + "-WXYZ";
        jdbc.sql("""
                        update loyalty.redemption set code = :code, code_sealed = null, code_digest = null, code_tail = null
                         where id = :id""").param("code", old).param("id", taken.id()).update();
        while (sealing.some() > 0) {
            Thread.onSpinWait();
        }
        assertThat(row(taken.id())).doesNotContain(old);
        assertThat(rewards.byCode(old).orElseThrow().code()).isEqualTo("…WXYZ");
        byte[] sealed = jdbc.sql("select code_sealed from loyalty.redemption where id = :id")
                .param("id", taken.id())
                .query(byte[].class)
                .single();
        long posting = jdbc.sql("select posting_id from loyalty.redemption where id = :id")
                .param("id", taken.id())
                .query(Long.class)
                .single();
        assertThat(codes.open(sealed, posting)).isEqualTo(old);
    }

    @Test
    void thePersonGetsTheWholeCodeInTheirExport() {
        Member member = shop.member(programme, 100, null);
        Redemption taken = take(member, voucher(), UUID.randomUUID().toString());
        List<String> rows = new ArrayList<>();
        PersonalData loyalty = personal.stream()
                .filter(p -> p.room().equals("loyalty"))
                .findFirst()
                .orElseThrow();
        Person person = new Person(
                member.customerId(),
                java.util.Set.of(member.customerId()),
                java.util.Set.of(member.profileId()),
                java.util.Set.of());
        loyalty.export(person, (what, row) -> rows.add(row));
        assertThat(rows).anyMatch(r -> r.contains("\"" + taken.code() + "\""));
        loyalty.erase(person);
        assertThat(rewards.byCode(taken.code())).isEmpty();
        assertThat(row(taken.id())).contains("\"code_tail\": null", "\"code_sealed\": null");
    }
}
