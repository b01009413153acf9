package lifeline.ingest.mqtt.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that does on each connection what a script says, however wrong; the last script serves all that follow. */
final class ScriptedBroker implements AutoCloseable {
    private final ServerSocket server;
    private final List<Script> scripts;
    private final AtomicInteger connections = new AtomicInteger();
    private final BlockingQueue<Peer.Received> received = new LinkedBlockingQueue<>();
    private final Queue<Peer> peers = new ConcurrentLinkedQueue<>();

    private ScriptedBroker(List<Script> scripts) throws IOException {
        this.scripts = scripts;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static ScriptedBroker playing(Script... scripts) throws IOException {
        return new ScriptedBroker(List.of(scripts));
    }

    String url() {
        return "mqtt://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The next packet of this type, whatever else comes before it. */
    Peer.Received next(int type) throws InterruptedException {
        while (true) {
            Peer.Received packet = received.poll(30, TimeUnit.SECONDS);
            if (packet == null) {
                throw new AssertionError("no packet of type " + type + " came");
            }
            if (packet.type() == type) {
                return packet;
            }
        }
    }

    /** How many packets of this type have come and were not asked for. */
    long count(int type) {
        return received.stream().filter(packet -> packet.type() == type).count();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                int number = connections.incrementAndGet();
                Peer peer = new Peer(socket, number, received);
                peers.add(peer);
                Script script = scripts.get(Math.min(number, scripts.size()) - 1);
                daemon(() -> play(script, peer));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private static void play(Script script, Peer peer) {
        try {
            script.play(peer);
        } catch (IOException e) {
            // the client has gone, which is for the test to judge
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-broker");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Peer peer : peers) {
            peer.close();
        }
    }
}
