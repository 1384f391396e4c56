package linkspan.inbound.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;

/**
 * {@code 10.0.0.0/8}, {@code fd00::/8} or one address.
 *
 * @param first any address in it, as text
 * @param bits how many of its leading bits count
 */
record AddressRange(String first, int bits) {
    AddressRange {
        int most = bytes(first).length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("'" + first + "/" + bits + "': at most /" + most);
        }
    }

    /** Throws {@link IllegalArgumentException}; a name is none, nothing is looked up. */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int most = bytes(address).length * Byte.SIZE;
        try {
            return new AddressRange(address, slash < 0 ? most : Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address with its number of bits");
        }
    }

    boolean contains(String address) {
        byte[] other = bytes(address);
        return other.length == bytes(first).length && Arrays.equals(masked(other, bits), masked(bytes(first), bits));
    }

    /** The address itself; of IPv6 the /64, because one sender has all of it; IPv4 in IPv6 is IPv4. */
    static String senders(String address) {
        byte[] bytes = bytes(address);
        return bytes.length == 4
                ? NetUtil.bytesToIpAddress(bytes)
                : NetUtil.bytesToIpAddress(masked(bytes, 64)) + "/64";
    }

    static boolean isAddress(String text) {
        return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
    }

    /** Four bytes or sixteen. */
    private static byte[] bytes(String address) {
        byte[] bytes = isAddress(address) ? NetUtil.createByteArrayFromIpAddressString(address) : null;
        if (bytes == null) {
            throw new IllegalArgumentException("'" + address + "' is no address");
        }
        boolean mapped = bytes.length == 16
                && bytes[10] == -1
                && bytes[11] == -1
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static byte[] masked(byte[] bytes, int bits) {
        byte[] masked = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int left = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            masked[i] = (byte) (bytes[i] & (0xFF00 >> left));
        }
        return masked;
    }
}
