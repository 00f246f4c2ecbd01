package heartstring.loyalty.reach;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.reach.ReachDoor;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;

/** A kind of record of loyalty, seen by whoever sees every customer that it is about. */
record LoyaltyDoor(
        String noun,
        List<Pattern> addresses,
        Set<String> names,
        LongFunction<List<Long>> whose,
        CustomersInReach customers)
        implements ReachDoor {

    @Override
    public boolean isIn(long id) {
        return whose.apply(id).stream().allMatch(customers::isIn);
    }

    /** The doors of this room. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        static ReachDoor memberDoor(WhoseSql sql, CustomersInReach customers) {
            return new LoyaltyDoor("member", below("members"), Set.of("memberId"), sql::member, customers);
        }

        @Bean
        static ReachDoor postingDoor(WhoseSql sql, CustomersInReach customers) {
            return new LoyaltyDoor("posting", below("postings"), Set.of(), sql::posting, customers);
        }

        @Bean
        static ReachDoor adjustmentDoor(WhoseSql sql, CustomersInReach customers) {
            return new LoyaltyDoor("adjustment", below("adjustments"), Set.of(), sql::adjustment, customers);
        }

        @Bean
        static ReachDoor suspicionDoor(WhoseSql sql, CustomersInReach customers) {
            return new LoyaltyDoor("suspicion", below("suspicions"), Set.of(), sql::suspicion, customers);
        }

        @Bean
        static ReachDoor householdDoor(WhoseSql sql, CustomersInReach customers) {
            return new LoyaltyDoor("household", below("households"), Set.of(), sql::household, customers);
        }

        private static List<Pattern> below(String noun) {
            return List.of(Pattern.compile("/(?:api/)?loyalty/" + noun + "/\\{(\\w+)"));
        }
    }
}
