package linkspan.inbound.request;

import java.util.Optional;
import linkspan.model.Json;
import linkspan.model.Sha256;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;

/** A request's body as it came, byte for byte. */
public final class Body {
    private final byte[] bytes;

    /** The bytes are not copied: nobody may change them afterwards. */
    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Not a copy: read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** The JSON in it as a tree; the bytes themselves where they are none: XML, or what nobody can read. */
    public Object content() {
        try {
            return Json.read(bytes);
        } catch (Json.Malformed e) {
            return bytes;
        }
    }

    /** The tree in it, read as its content type says where the hub knows that form; else as {@link #content()}. */
    public Object content(String contentType) {
        Optional<Format> format = Format.ofType(contentType);
        try {
            return format.isPresent() ? format.get().tree(bytes, contentType) : content();
        } catch (FormatMalformed e) {
            return bytes;
        }
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** SHA-256 of the bytes, hexadecimal in lower case. */
    public String sha256() {
        return Sha256.hex(bytes);
    }
}
