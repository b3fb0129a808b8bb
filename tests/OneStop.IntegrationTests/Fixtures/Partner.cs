using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>A system of somebody else: it has a queue of its own, bound to the exchange of the events, and speaks AMQP and JSON, nothing of ours.</summary>
internal sealed class Partner : IAsyncDisposable
{
    private const string Exchange = "OneStop.Contracts:DossierEvent";
    private const string Queue = "partner.events";

    private readonly string _address;
    private readonly ConcurrentQueue<Delivered> _read = new();
    private IConnection? _connection;

    private Partner(string address) => _address = address;

    /// <summary>What came, in the order in which it came.</summary>
    public IReadOnlyList<Delivered> Read => [.. _read];

    public IEnumerable<long> Positions => Read.Select(read => read.Event.GetProperty("position").GetInt64());

    /// <summary>Bound before anything was published.</summary>
    public static async Task<Partner> Bind(string address)
    {
        Partner partner = new(address);
        await using var connection = await partner.Connect();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Queue, Exchange, "");
        return partner;
    }

    /// <summary>Reads from now on what its queue holds.</summary>
    public async Task Begin()
    {
        _connection = await Connect();
        var channel = await _connection.CreateChannelAsync();
        AsyncEventingBasicConsumer consumer = new(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // The bytes are the client's again once this returns.
            var (properties, body) = (delivery.BasicProperties, JsonDocument.Parse(delivery.Body.ToArray()).RootElement);
            _read.Enqueue(new Delivered(properties.MessageId, properties.ContentType, properties.Persistent, body.GetProperty("message")));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Queue, autoAck: true, consumer);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private Task<IConnection> Connect() => new ConnectionFactory { Uri = new Uri(_address) }.CreateConnectionAsync();

    internal sealed record Delivered(string? MessageId, string? ContentType, bool IsPersistent, JsonElement Event);
}
