package heartstring.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.demo.fate.Company;
import heartstring.demo.fate.Ties;
import heartstring.demo.stream.ShopEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The puzzle: what belongs to whom is stated, and the stream shows just that, in many writings. */
class ShopIdentityTest {

    private static final Set<String> JUNK = Set.of("null", "undefined", "test@test.com", "+49 30 5550 1001");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

    @Test
    void everythingInAStreamBelongsToItsCustomer() {
        for (CustomerTruth truth : ToldShop.TRUTHS) {
            IdentityTruth identity = truth.identity();
            for (ShopEvent event : ToldShop.BY_CUSTOMER.get(truth.number())) {
                owned(event.userId(), identity.userIds());
                if (event.anonymousId() != null && !event.anonymousId().equals(identity.tablet())) {
                    owned(event.anonymousId(), identity.anonymousIds());
                }
                for (String key : List.of("email", "phone", "loyalty_card")) {
                    String shown = shown(event, key);
                    if (shown != null && !JUNK.contains(shown) && !event.type().equals("group")) {
                        switch (key) {
                            case "email" -> owned(shown.strip().toLowerCase(Locale.ROOT), identity.emails());
                            case "phone" -> owned(e164(shown), identity.phones());
                            default -> owned(shown, identity.cards());
                        }
                    }
                }
            }
        }
    }

    @Test
    void nobodyElseHasTheSameIdentifiers() {
        Map<String, Integer> owner = new HashMap<>();
        for (CustomerTruth truth : ToldShop.TRUTHS) {
            IdentityTruth identity = truth.identity();
            for (List<String> ids : List.of(
                    identity.userIds(),
                    identity.emails(),
                    identity.cards(),
                    identity.anonymousIds(),
                    identity.phones())) {
                for (String id : ids) {
                    Integer other = owner.put(id, truth.number());
                    assertThat(other == null || other == identity.phoneSharedWith())
                            .as(id)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void couplesShareAPhoneAndATabletOneAfterTheOther() {
        List<CustomerTruth> phones = ToldShop.TRUTHS.stream()
                .filter(t -> t.identity().phoneSharedWith() >= 0)
                .toList();
        assertThat(phones)
                .hasSizeGreaterThan(80)
                .allSatisfy(t -> assertThat(ToldShop.TRUTHS
                                .get(t.identity().phoneSharedWith())
                                .identity()
                                .phones())
                        .isEqualTo(t.identity().phones())
                        .hasSize(1));
        List<CustomerTruth> tablets = ToldShop.TRUTHS.stream()
                .filter(t -> t.identity().tablet() != null)
                .toList();
        assertThat(tablets).hasSizeGreaterThan(80);
        int used = 0;
        for (CustomerTruth one : tablets) {
            for (ShopEvent event : ToldShop.BY_CUSTOMER.get(one.number())) {
                if (String.valueOf(one.identity().tablet()).equals(event.anonymousId())) {
                    assertThat(event.timestamp())
                            .isBetween(
                                    one.identity().tabletFrom(), one.identity().tabletUntil());
                    used++;
                }
            }
        }
        assertThat(used).isGreaterThan(200);
    }

    @Test
    void oneCustomerSignedUpOnTwoHundredDevices() {
        List<ShopEvent> events = ToldShop.BY_CUSTOMER.get(Ties.KIOSK);
        Set<String> devices = new HashSet<>();
        events.stream()
                .filter(e -> e.type().equals("identify") && e.anonymousId() != null)
                .forEach(e -> devices.add(String.valueOf(e.anonymousId())));
        assertThat(devices).hasSizeGreaterThan(180);
        assertThat(ToldShop.TRUTHS.get(Ties.KIOSK).identity().anonymousIds()).hasSize(200);
    }

    @Test
    void twoCompaniesHaveSeveralPeopleWithRolesAndInvoices() {
        for (Company company : Company.ALL) {
            List<ShopEvent> groups = ToldShop.all()
                    .filter(e -> e.type().equals("group") && company.groupId().equals(e.groupId()))
                    .toList();
            assertThat(groups.stream().map(e -> String.valueOf(e.traits().get("role"))))
                    .containsExactlyInAnyOrderElementsOf(company.roles());
            assertThat(ToldShop.named("Order Completed")
                            .filter(e -> company.name().equals(e.properties().get("company")))
                            .filter(e -> e.properties().containsKey("invoice_number")))
                    .hasSizeGreaterThan(50);
        }
    }

    @Test
    void writingsVaryAndJunkIsAmongThem() {
        Set<String> junk = new HashSet<>();
        int[] odd = new int[2];
        ToldShop.all().forEach(event -> {
            junk.addAll(JUNK.stream()
                    .filter(j -> j.equals(event.userId())
                            || j.equals(shown(event, "email"))
                            || j.equals(shown(event, "phone")))
                    .toList());
            String email = shown(event, "email");
            odd[0] += email != null && !email.equals(email.strip().toLowerCase(Locale.ROOT)) ? 1 : 0;
            String phone = shown(event, "phone");
            odd[1] += phone != null && phone.startsWith("00") ? 1 : 0;
        });
        assertThat(junk).isEqualTo(JUNK);
        assertThat(odd[0]).isGreaterThan(1000);
        assertThat(odd[1]).isGreaterThan(100);
        assertThat(ToldShop.all().filter(e -> e.type().equals("alias"))).hasSizeGreaterThan(20);
        assertThat(ToldShop.named("Order Completed")
                        .filter(e -> e.userId() == null
                                && e.anonymousId() == null
                                && !e.context().containsKey("traits")))
                .hasSizeGreaterThan(5_000);
    }

    @Test
    void namesComeInManyScripts() {
        List<String> names = ToldShop.TRUTHS.stream().map(CustomerTruth::name).toList();
        assertThat(names)
                .anyMatch(n ->
                        n.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC));
        assertThat(names)
                .anyMatch(n ->
                        n.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW));
        assertThat(names)
                .anyMatch(n ->
                        n.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
        assertThat(names).anyMatch(n -> n.length() > 80);
        assertThat(ToldShop.all().filter(e -> e.traits().containsKey("nickname")))
                .isNotEmpty();
    }

    private static void owned(@Nullable String id, List<String> owned) {
        if (id != null && !JUNK.contains(id)) {
            assertThat(owned).contains(id);
        }
    }

    private static @Nullable String shown(ShopEvent event, String key) {
        return event.traits().get(key) instanceof String text ? text : ToldShop.trait(event, key);
    }

    /** German national numbers get their country; a zero in brackets is dropped. */
    private static String e164(String written) {
        String digits = NOT_DIGITS.matcher(written.replace("(0)", "")).replaceAll("");
        if (written.startsWith("+")) {
            return "+" + digits;
        }
        return digits.startsWith("00") ? "+" + digits.substring(2) : "+49" + digits.substring(1);
    }
}
