package heartstring.platform.reach;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** The same as {@link ReachGate} for what a body names: a record that is out of reach can be put into no other one. */
@ControllerAdvice
class ReachBodies extends RequestBodyAdviceAdapter {

    private final Reaches reaches;
    private final ObjectProvider<ReachDoor> doors;
    private final ReachGate gate;

    ReachBodies(Reaches reaches, ObjectProvider<ReachDoor> doors, ReachGate gate) {
        this.reaches = reaches;
        this.doors = doors;
        this.gate = gate;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof Record named
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                && !ReachGate.isAtTill(asked.getRequest())
                && reaches.isLimited()) {
            Map<ReachDoor, Long> addressed = gate.addressed(asked.getRequest());
            for (ReachDoor door : doors) {
                for (RecordComponent member : named.getClass().getRecordComponents()) {
                    if (door.names().contains(member.getName())) {
                        numbers(value(named, member)).stream()
                                .filter(id -> id > 0)
                                .forEach(id -> ReachGate.checkNamed(door, id, addressed));
                    }
                }
            }
        }
        return body;
    }

    private static List<Long> numbers(@Nullable Object value) {
        return switch (value) {
            case Number number -> List.of(number.longValue());
            case Collection<?> several ->
                several.stream()
                        .filter(Number.class::isInstance)
                        .map(n -> ((Number) n).longValue())
                        .toList();
            case null, default -> List.of();
        };
    }

    private static @Nullable Object value(Record named, RecordComponent member) {
        try {
            member.getAccessor().setAccessible(true);
            return member.getAccessor().invoke(named);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A body could not be read", e);
        }
    }
}
