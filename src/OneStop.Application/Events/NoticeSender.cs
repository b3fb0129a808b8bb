using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Application.Operations;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Events;

/// <summary>Sends what was noted, on every node; the rows say who does which.</summary>
/// <remarks>
/// <para>
/// At least once. Between the server's "250" and our note of it the power may go; one of two things must then be risked. A letter that
/// never comes costs the citizen the days in which they could have brought the paper or paid; a letter that comes twice costs a
/// glance, and has the same Message-ID, by which mail servers and readers drop it. In all other cases it is once: a row is put
/// forward in the database by whoever sends it, and a node that stops in good order ends the letter that it has begun.
/// </para>
/// <para>
/// A server that is away is asked again, ever more rarely; nothing is lost and no event waits for it. A letter that the server
/// puts off waits for itself, with the later ones of its dossier behind it, and for no other dossier.
/// </para>
/// </remarks>
internal sealed class NoticeSender(
    IDbContextFactory<OneStopDb> contexts, NoticeLetters letters, SmtpSettings smtp, OfficeClock clock, WriteGate gate, ILogger<NoticeSender> log)
    : BackgroundService
{
    private const int BatchSize = 50;

    /// <summary>By the machine's clock even where the service's own is simulated.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestPoll = TimeSpan.FromMinutes(1);

    /// <summary>Longer than one letter may take (<see cref="Postman"/>): by then it is sent, or nobody is sending it.</summary>
    private static readonly TimeSpan _again = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _longestAgain = TimeSpan.FromHours(2);
    private static readonly TimeSpan _worthSending = TimeSpan.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = _poll;
        await Rounds.Run(Round, stop => Task.Delay(pause, stop), Tell, stoppingToken);

        async Task Round(CancellationToken stop)
        {
            await Once(stop);
            pause = _poll;
        }

        void Tell(Exception fault)
        {
            if (fault is CommandException or ProtocolException or AuthenticationException or IOException or TimeoutException or SocketException)
                log.LogWarning("The mail server is away or does not want us ({Fault}); notices wait and are tried again.", Words(fault));
            else
                log.LogError(fault, "Notices could not be sent; they are tried again.");

            pause = pause * 2 < _longestPoll ? pause * 2 : _longestPoll;
        }
    }

    /// <summary>What a server answers may name the address: only what kind of fault it was goes into the log.</summary>
    private static string Words(Exception fault) => fault is CommandException or ProtocolException ? fault.GetType().Name : fault.Message;

    /// <summary>Sends what is due now over one line; of each dossier the oldest first.</summary>
    internal async Task Once(CancellationToken stop)
    {
        await using Postman postman = new(smtp);
        while (await Due(stop) is { Count: > 0 } due)
        {
            foreach (var notice in due)
            {
                stop.ThrowIfCancellationRequested();
                if (await Take(notice))
                    await Send(postman, notice, stop);
            }
        }
    }

    private async Task<List<NoticeRow>> Due(CancellationToken cancel)
    {
        var now = clock.Now;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = db.Set<NoticeRow>();
        return await all.AsNoTracking()
            .Where(row => row.SendAt <= now && !all.Any(earlier => earlier.Subject == row.Subject && earlier.Sequence < row.Sequence && earlier.SendAt != null))
            .OrderBy(row => row.SendAt)
            .Take(BatchSize)
            .ToListAsync(cancel);
    }

    /// <summary>From here on a stop is not heard until it is known what became of the letter: one that was taken and not sent would wait in vain.</summary>
    /// <returns>False where another node was first.</returns>
    private async Task<bool> Take(NoticeRow notice)
    {
        var wait = _again * Math.Pow(2, Math.Min(notice.Attempts, 10));
        DateTimeOffset? again = clock.Now + (wait < _longestAgain ? wait : _longestAgain);
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        using var turn = db.IsSqlite ? await gate.Enter(CancellationToken.None) : null;
        return await This(db, notice).Where(row => row.SendAt == notice.SendAt).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SendAt, again).SetProperty(row => row.Attempts, notice.Attempts + 1)) == 1;
    }

    private async Task Send(Postman postman, NoticeRow notice, CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        if (await letters.Write(db, notice, CancellationToken.None) is not { } letter)
        {
            await End(db, notice, NoticeOutcome.NoAddress);
            return;
        }

        try
        {
            await postman.Connect(stop);
        }
        catch
        {
            // Nothing was said to the server: the letter is as it was, and nobody waits for it.
            await GiveBack(db, notice);
            throw;
        }

        try
        {
            await postman.Send(letter);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            await Refused(db, notice, (int)refused.StatusCode);
            return;
        }

        await End(db, notice, NoticeOutcome.Sent);
    }

    /// <summary>5xx is for good; 4xx is put off, until the letter would say nothing new any more.</summary>
    private async Task Refused(OneStopDb db, NoticeRow notice, int status)
    {
        log.LogWarning("The mail server did not take notice {Sequence} of {Subject}: {Status}.", notice.Sequence, notice.Subject, status);
        if (status >= 500)
            await End(db, notice, NoticeOutcome.Refused);
        else if (clock.Now - notice.CreatedAt > _worthSending)
            await End(db, notice, NoticeOutcome.GivenUp);
    }

    /// <summary>Also while the service stops: what was done is noted.</summary>
    private async Task End(OneStopDb db, NoticeRow notice, NoticeOutcome outcome)
    {
        using var turn = db.IsSqlite ? await gate.Enter(CancellationToken.None) : null;
        await This(db, notice).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, (DateTimeOffset?)null).SetProperty(row => row.Outcome, outcome));
    }

    private async Task GiveBack(OneStopDb db, NoticeRow notice)
    {
        using var turn = db.IsSqlite ? await gate.Enter(CancellationToken.None) : null;
        await This(db, notice).ExecuteUpdateAsync(set => set.SetProperty(row => row.SendAt, notice.SendAt).SetProperty(row => row.Attempts, notice.Attempts));
    }

    private static IQueryable<NoticeRow> This(OneStopDb db, NoticeRow notice) =>
        db.Set<NoticeRow>().Where(row => row.Subject == notice.Subject && row.Sequence == notice.Sequence);
}
