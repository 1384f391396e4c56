package linkspan.inbound;

import java.time.Clock;
import linkspan.inbound.auth.NonceStore;
import linkspan.inbound.client.ClientStore;
import linkspan.inbound.client.GrantStore;
import linkspan.inbound.client.count.CallCountStore;
import linkspan.inbound.deadletter.DeadMessageStore;
import linkspan.inbound.inbox.InboxStore;
import linkspan.inbound.message.MessageStore;
import linkspan.inbound.poll.checkpoint.CheckpointStore;
import linkspan.inbound.request.Envelope;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;

/** What is stored of messages, of who sent them, and of what no mapping took. */
public record InboundStores(
        NonceStore nonces,
        MessageStore messages,
        DeadMessageStore deadMessages,
        InboxStore inbox,
        CheckpointStore checkpoints,
        ClientStore clients,
        GrantStore grants,
        CallCountStore calls,
        Envelope envelope) {
    public static InboundStores of(Database database, Clock clock) {
        Envelope envelope = new Envelope(clock);
        Transactions intake = database.questions(Pool.INTAKE);
        Transactions console = database.transactions(Pool.CONSOLE);
        return new InboundStores(
                new NonceStore(console, envelope, clock),
                new MessageStore(intake, envelope, clock),
                new DeadMessageStore(console),
                new InboxStore(intake),
                new CheckpointStore(intake, clock),
                new ClientStore(intake),
                new GrantStore(intake),
                new CallCountStore(console),
                envelope);
    }
}
