package heartstring.experience.channels;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that lists our stores. */
@Component
class ChannelsSql {

    private final JdbcClient jdbc;

    ChannelsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ChannelsView.Store> stores(int most) {
        return jdbc.sql("select key, coalesce(name, key) from commerce.v_store order by 2 limit :most")
                .param("most", most)
                .query((rs, n) -> new ChannelsView.Store(rs.getString(1), rs.getString(2)))
                .list();
    }
}
