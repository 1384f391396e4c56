package linkspan.lab.demo;

import java.util.function.Supplier;

/**
 * A message as a platform would post it.
 *
 * @param system folder name of the shop
 * @param event last part of its path
 * @param name where it comes from, for people
 * @param body reads the raw bytes; not kept, there may be many
 */
public record ShopMessage(String system, String event, String name, Supplier<byte[]> body) {
    String path() {
        return "/in/" + system + "/" + event;
    }
}
