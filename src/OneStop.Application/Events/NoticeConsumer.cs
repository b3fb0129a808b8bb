using MassTransit;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Contracts;
using OneStop.Domain;

namespace OneStop.Application.Events;

/// <summary>Notes one notice to the citizen for each public state of a dossier. Safe to run twice. Who sends them is another: a mail server that is away holds up no event.</summary>
/// <param name="consumption">Where the bus forgets what it holds; null where the broker keeps it.</param>
/// <param name="smtp">Null: noted, and not sent.</param>
internal sealed class NoticeConsumer(OneStopDb db, OfficeClock clock, WriteGate gate, Consumption? consumption = null, SmtpSettings? smtp = null) : IConsumer<DossierEvent>
{
    public async Task Consume(ConsumeContext<DossierEvent> context)
    {
        await Note(context);
        consumption?.Took(context.Message.Position);
    }

    private async Task Note(ConsumeContext<DossierEvent> context)
    {
        var happened = context.Message;
        using var turn = db.IsSqlite ? await gate.Enter(context.CancellationToken) : null;
        var last = await db.Set<NoticeRow>()
            .Where(notice => notice.Subject == happened.Subject)
            .OrderByDescending(notice => notice.Sequence)
            .FirstOrDefaultAsync(context.CancellationToken);
        if (last is not null && (last.Sequence >= happened.Sequence || last.PublicStatus == happened.Data.PublicStatus))
            return;

        var now = clock.Now;
        db.Add(new NoticeRow
        {
            Subject = happened.Subject,
            Sequence = happened.Sequence,
            PublicStatus = happened.Data.PublicStatus,
            CreatedAt = now,
            SendAt = smtp is not null && NoticeLetters.IsTold(happened.Data.PublicStatus) ? now : null,
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>One at a time: the order of a dossier's events is kept, and two of them never meet.</summary>
internal sealed class NoticeConsumerDefinition : ConsumerDefinition<NoticeConsumer>
{
    private static readonly TimeSpan[] _first = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    /// <summary>A database that is away is waited for, in place, because a message that is laid aside would come after the later ones; the broker gives up a consumer after 30 minutes.</summary>
    private static readonly IEnumerable<TimeSpan> _long = Enumerable.Repeat(TimeSpan.FromSeconds(10), 150);

    public NoticeConsumerDefinition()
    {
        EndpointName = RabbitMqBus.Notices;
        ConcurrentMessageLimit = 1;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<NoticeConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            RabbitMqBus.Keep(rabbit);
            endpointConfigurator.UseMessageRetry(retry => retry.Intervals([.. _first, .. _long]));
        }
        else
        {
            // The publisher waits, and publishes it again.
            endpointConfigurator.UseMessageRetry(retry => retry.Intervals(_first));
        }
    }
}
