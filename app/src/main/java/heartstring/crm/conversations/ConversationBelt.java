package heartstring.crm.conversations;

import heartstring.crm.conversations.BeltSql.Placed;
import heartstring.crm.conversations.BeltSql.Stand;
import heartstring.crm.conversations.ThreadRules.Candidate;
import heartstring.crm.talk.Talk;
import heartstring.crm.talk.TalkRules;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts talk into conversations, a batch at a time: a handful of statements, however much was said. Talk that was placed before
 * stays where it is, so a rebuild changes nothing that colleagues have merged, and every batch may come twice.
 */
@Component
class ConversationBelt implements TouchpointConsumer {

    private final BeltSql sql;
    private final Upkeep upkeep;
    private final InstantSource time;

    ConversationBelt(BeltSql sql, Upkeep upkeep, InstantSource time) {
        this.sql = sql;
        this.upkeep = upkeep;
        this.time = time;
    }

    @Override
    public String name() {
        return "crm.conversations";
    }

    @Override
    public Set<String> wants() {
        return TalkRules.names();
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> rows) {
        List<Talk> talks = rows.stream()
                .map(r -> TalkRules.talk(r.id(), r.profileId(), r.name(), r.channel(), r.occurredAt(), r.body()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Talk::at).thenComparingLong(Talk::touchpointId))
                .toList();
        if (talks.isEmpty()) {
            return;
        }
        Map<Long, Long> known = sql.known(ids(talks));
        Set<Long> touched = new LinkedHashSet<>(known.values());
        List<Talk> fresh =
                talks.stream().filter(t -> !known.containsKey(t.touchpointId())).toList();
        Map<Long, List<Talk>> said = fresh.isEmpty() ? Map.of() : place(fresh);
        touched.addAll(said.keySet());
        upkeep.refresh(touched);
        if (!said.isEmpty()) {
            move(said);
        }
        upkeep.reckon(touched);
        upkeep.tell(touched, fresh.stream().anyMatch(t -> ThreadRules.isFresh(t, time.instant())));
    }

    /** Decides for each where it belongs, and writes it there; by conversation what was said in it. */
    private Map<Long, List<Talk>> place(List<Talk> fresh) {
        Map<Long, Long> customers = sql.customers(
                fresh.stream().mapToLong(Talk::profileId).distinct().sorted().toArray());
        Map<Long, Map<Long, Candidate>> candidates = sql.candidates(customers.values().stream()
                .mapToLong(Long::longValue)
                .distinct()
                .toArray());
        Map<Long, Map<Long, Long>> threads = sql.threads(threads(fresh));
        Instant now = time.instant();
        List<Placed> placed = new ArrayList<>();
        long unborn = 0;
        for (Talk talk : fresh) {
            Long customer = customers.get(talk.profileId());
            if (customer == null) {
                continue;
            }
            Map<Long, Candidate> its = candidates.computeIfAbsent(customer, c -> new HashMap<>());
            Map<Long, Long> threaded = threads.computeIfAbsent(customer, c -> new HashMap<>());
            Long id = threaded(talk, threaded, its);
            Candidate chosen = id == null ? ThreadRules.choose(talk, its.values()) : its.get(id);
            boolean begins = id == null && chosen == null;
            long conversation = id != null ? id : chosen != null ? chosen.id() : --unborn;
            State state = begins
                    ? ThreadRules.beginning(talk, now)
                    : chosen == null ? State.OPEN : ThreadRules.after(talk, chosen.state(), null, true, true, now);
            if (chosen != null) {
                its.put(conversation, chosen.with(talk, state));
            } else if (begins) {
                its.put(conversation, new Candidate(conversation, state, talk.at(), talk.at(), talk.privateTo()));
            }
            if (talk.thread() != null) {
                threaded.putIfAbsent(talk.thread(), conversation);
            }
            placed.add(new Placed(talk, conversation, begins, state));
        }
        return written(placed);
    }

    private Map<Long, List<Talk>> written(List<Placed> placed) {
        List<Placed> beginnings = placed.stream().filter(Placed::begins).toList();
        Map<Long, Long> born = sql.begin(beginnings);
        Map<Long, List<Talk>> said = new LinkedHashMap<>();
        List<Placed> settled = new ArrayList<>(placed.size());
        for (Placed one : placed) {
            long conversation =
                    one.conversation() < 0 ? Objects.requireNonNull(born.get(one.conversation())) : one.conversation();
            settled.add(new Placed(one.talk(), conversation, one.begins(), one.state()));
            said.computeIfAbsent(conversation, c -> new ArrayList<>()).add(one.talk());
        }
        sql.say(settled);
        return said;
    }

    /** What is for one colleague's eyes and what is for everybody's never come together by their threads. */
    private static @Nullable Long threaded(Talk talk, Map<Long, Long> threads, Map<Long, Candidate> its) {
        List<Long> wanted = new ArrayList<>();
        if (talk.thread() != null) {
            wanted.add(talk.thread());
        }
        wanted.addAll(talk.follows());
        for (Long thread : wanted) {
            Long found = threads.get(thread);
            Candidate there = found == null ? null : its.get(found);
            if (found != null && (there == null || there.privateTo() == talk.privateTo())) {
                return found;
            }
        }
        return null;
    }

    private static long[] threads(List<Talk> fresh) {
        Set<Long> threads = new HashSet<>();
        for (Talk talk : fresh) {
            if (talk.thread() != null) {
                threads.add(talk.thread());
            }
            threads.addAll(talk.follows());
        }
        return threads.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Opens what somebody asked in, and ends what is done. */
    private void move(Map<Long, List<Talk>> said) {
        Instant now = time.instant();
        List<BeltSql.Move> moves = new ArrayList<>();
        for (Stand stand : sql.stands(said.keySet())) {
            State state = stand.state();
            Instant at = stand.lastAt();
            for (Talk talk : Objects.requireNonNull(said.get(stand.id()))) {
                State next = ThreadRules.after(talk, state, stand.resolvedAt(), stand.touched(), stand.waits(), now);
                if (next != state) {
                    state = next;
                    at = talk.at();
                }
            }
            if (state != stand.state()) {
                moves.add(new BeltSql.Move(stand.id(), state, at, stand.state() == State.RESOLVED));
            }
        }
        if (!moves.isEmpty()) {
            sql.move(moves);
            upkeep.refresh(moves.stream().map(BeltSql.Move::id).toList());
        }
    }

    private static long[] ids(List<Talk> talks) {
        return talks.stream().mapToLong(Talk::touchpointId).sorted().toArray();
    }

    @Override
    public void forget() {
        sql.forget();
    }

    @Override
    public void withdraw(List<Row> rows) {
        Set<Long> left = sql.unsay(rows.stream().mapToLong(Row::id).sorted().toArray());
        if (!left.isEmpty()) {
            sql.dropSilent(left);
            upkeep.refresh(left);
            upkeep.reckon(left);
        }
    }
}
