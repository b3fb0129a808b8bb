using MassTransit;
using OneStop.Contracts;
using RabbitMQ.Client;

namespace OneStop.Application.Events;

/// <summary>The bus over RabbitMQ: where events go, and who keeps them until they are taken. The map says it in words.</summary>
internal static class RabbitMqBus
{
    /// <summary>Queue of the notices, and the exchange before it.</summary>
    public const string Notices = "onestop.notices";

    /// <param name="address"><c>amqp://user:password@host:port/vhost</c>, or <c>amqps</c>.</param>
    public static void Use(IBusRegistrationConfigurator bus, string address) => bus.UsingRabbitMq((context, rabbit) =>
    {
        ConnectionFactory named = new() { Uri = new Uri(address) };
        rabbit.Host(named.HostName, (ushort)named.Endpoint.Port, named.VirtualHost, host =>
        {
            host.Username(named.UserName);
            host.Password(named.Password);
            host.PublisherConfirmation = true;
            if (named.Ssl.Enabled)
                host.UseSsl(ssl => ssl.ServerName = named.HostName);
        });

        // Whoever publishes declares the queue as well: on a new broker an event must not come before the queue that keeps it.
        rabbit.Publish<DossierEvent>(exchange => exchange.BindQueue(Notices, Notices, Keep));
        rabbit.ConfigureEndpoints(context);
    });

    /// <summary>On as many members of the cluster as there are; one consumer at a time over all nodes, so the order is kept.</summary>
    public static void Keep(IRabbitMqQueueConfigurator queue)
    {
        queue.SetQuorumQueue();
        queue.SingleActiveConsumer = true;
    }
}
