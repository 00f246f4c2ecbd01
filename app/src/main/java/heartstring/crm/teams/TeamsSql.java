package heartstring.crm.teams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of teams. */
@Component
class TeamsSql {

    private final JdbcClient jdbc;

    TeamsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> all(int most) {
        Map<Integer, Team> teams = new LinkedHashMap<>();
        Map<Integer, List<Team.Member>> members = new LinkedHashMap<>();
        jdbc.sql("""
                        select t.id, t.name, m.user_id, u.name
                          from (select id, name from crm.team where closed_at is null order by name limit :most) t
                          left join crm.team_member m on m.team_id = t.id left join platform.v_user u on u.id = m.user_id
                         order by t.name, u.name, m.user_id""").param("most", most).query(rs -> {
            int id = rs.getInt(1);
            teams.putIfAbsent(id, new Team(id, rs.getString(2), List.of()));
            long user = rs.getLong(3);
            if (user != 0) {
                String name = rs.getString(4);
                members.computeIfAbsent(id, i -> new ArrayList<>())
                        .add(new Team.Member(user, name == null ? "A colleague" : name));
            }
        });
        return teams.values().stream()
                .map(t -> new Team(t.id(), t.name(), members.getOrDefault(t.id(), List.of())))
                .toList();
    }

    List<Integer> of(long user) {
        return jdbc.sql("""
                        select m.team_id from crm.team_member m join crm.team t on t.id = m.team_id
                         where m.user_id = :user and t.closed_at is null order by 1 limit 200""").param("user", user).query((rs, n) -> rs.getInt(1)).list();
    }

    /** Everybody in one of the colleague's teams; the colleague in any case. */
    List<Long> colleagues(long user) {
        return jdbc.sql("""
                        select :user::bigint union
                        select o.user_id from crm.team_member m join crm.team t on t.id = m.team_id and t.closed_at is null
                          join crm.team_member o on o.team_id = m.team_id where m.user_id = :user limit 5000""").param("user", user).query((rs, n) -> rs.getLong(1)).list();
    }

    Optional<Integer> make(String name) {
        return jdbc.sql("""
                        insert into crm.team as t (name) values (:name)
                        on conflict (name) do update set closed_at = null where t.closed_at is not null returning id""").param("name", name).query((rs, n) -> rs.getInt(1)).optional();
    }

    boolean rename(int id, String name) {
        return jdbc.sql("""
                        update crm.team t set name = :name
                         where id = :id and closed_at is null and not exists (select from crm.team o where o.name = :name and o.id <> t.id)""").param("name", name).param("id", id).update() == 1;
    }

    boolean close(int id) {
        jdbc.sql("delete from crm.team_member where team_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update crm.conversation set team_id = null where team_id = :id and state <> 'resolved'")
                .param("id", id)
                .update();
        return jdbc.sql("update crm.team set closed_at = now() where id = :id and closed_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean join(int id, long user, int most) {
        return jdbc.sql("""
                        insert into crm.team_member (team_id, user_id)
                        select id, :user from crm.team t
                         where id = :id and closed_at is null and (select count(*) from crm.team_member m where m.team_id = t.id) < :most
                        on conflict (team_id, user_id) do update set user_id = excluded.user_id""")
                        .param("user", user)
                        .param("id", id)
                        .param("most", most)
                        .update()
                == 1;
    }

    void leave(int id, long user) {
        jdbc.sql("delete from crm.team_member where team_id = :id and user_id = :user")
                .param("id", id)
                .param("user", user)
                .update();
    }
}
