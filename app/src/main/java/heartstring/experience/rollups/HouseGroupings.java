package heartstring.experience.rollups;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The groups that every house has. */
@Configuration(proxyBeanMethods = false)
class HouseGroupings {

    private record OneQuery(String word, String title, String sql) implements Grouping {
        @Override
        public List<Members> members() {
            return List.of(new Members(sql, Map.of()));
        }
    }

    @Bean
    @Order(10)
    static Grouping stores() {
        return new OneQuery("store", "Store", GroupingsSql.STORES);
    }

    @Bean
    @Order(20)
    static Grouping agents() {
        return new OneQuery("agent", "Colleague", GroupingsSql.AGENTS);
    }
}
