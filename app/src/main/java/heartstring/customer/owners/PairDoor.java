package heartstring.customer.owners;

import heartstring.platform.reach.ReachDoor;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Something that is about two customers: seen by whoever sees both. */
record PairDoor(String noun, List<Pattern> addresses, LongFunction<List<Long>> whose, CustomersInReach customers)
        implements ReachDoor {

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public boolean isIn(long id) {
        return whose.apply(id).stream().allMatch(customers::isIn);
    }

    /** The doors of pairs. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        static ReachDoor duplicateDoor(PairsSql sql, CustomersInReach customers) {
            return new PairDoor(
                    "duplicate", starting("/(?:api/)?customers/duplicates/\\{(id)"), sql::duplicate, customers);
        }

        @Bean
        static ReachDoor refusalDoor(PairsSql sql, CustomersInReach customers) {
            return new PairDoor("pair", starting("/customers/review/\\{(id)"), sql::refusal, customers);
        }

        @Bean
        static ReachDoor movementDoor(PairsSql sql, CustomersInReach customers) {
            return new PairDoor(
                    "movement",
                    List.of(
                            Pattern.compile("/api/customers/movements/\\{(id)"),
                            Pattern.compile("/customers/\\{\\w+[^}]*}/movements/\\{(\\w+)")),
                    sql::movement,
                    customers);
        }

        private static List<Pattern> starting(String address) {
            return List.of(Pattern.compile(address));
        }
    }
}
