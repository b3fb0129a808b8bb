using MassTransit;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Contracts;
using OneStop.Domain;

namespace OneStop.Application.Events;

/// <summary>Keeps one notice to the citizen for each public state of a dossier. Safe to run twice.</summary>
internal sealed class NoticeConsumer(OneStopDb db, OfficeClock clock, WriteGate gate, Consumption consumption) : IConsumer<DossierEvent>
{
    public async Task Consume(ConsumeContext<DossierEvent> context)
    {
        await Note(context);
        consumption.Took(context.Message.Position);
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

        db.Add(new NoticeRow
        {
            Subject = happened.Subject,
            Sequence = happened.Sequence,
            PublicStatus = happened.Data.PublicStatus,
            CreatedAt = clock.Now,
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>One at a time: the order of a dossier's events is kept, and two of them never meet.</summary>
internal sealed class NoticeConsumerDefinition : ConsumerDefinition<NoticeConsumer>
{
    public NoticeConsumerDefinition() => ConcurrentMessageLimit = 1;

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<NoticeConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(retry => retry.Intervals(100, 500, 2_000)); // milliseconds
}
