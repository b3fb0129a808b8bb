using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Domain;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>On SQLite one writer is inside at a time, and the others come in in the order in which they came.</summary>
internal sealed class WriteGateTests
{
    [Test]
    public async Task Those_who_wait_are_let_in_one_by_one_first_come_first_served()
    {
        using WriteGate gate = new();
        var inside = await gate.Enter(CancellationToken.None);
        var waiting = Enumerable.Range(0, 16).Select(_ => gate.Enter(CancellationToken.None)).ToList();

        for (var next = 0; next < waiting.Count; next++)
        {
            waiting.Skip(next).ShouldAllBe(turn => !turn.IsCompleted);
            inside.Dispose();
            inside = await waiting[next];
        }

        inside.Dispose();
        (await gate.Enter(CancellationToken.None)).Dispose();
    }

    [Test]
    public async Task Who_gives_up_waiting_does_not_hold_up_those_behind()
    {
        using WriteGate gate = new();
        using CancellationTokenSource givesUp = new();
        var inside = await gate.Enter(CancellationToken.None);
        var (impatient, patient) = (gate.Enter(givesUp.Token), gate.Enter(CancellationToken.None));

        await givesUp.CancelAsync();
        inside.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        (await patient).Dispose();
    }

    /// <summary>SQLite answers without a wait of its own: a command that is not done at once waits at the gate.</summary>
    [Test]
    public async Task A_command_waits_at_the_gate_until_the_writer_before_it_is_done()
    {
        var host = await TestHost.Shared(Store.Sqlite);
        var work = await host.Client.Examining();
        await using var scope = host.Services.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        var before = await host.Services.GetRequiredService<WriteGate>().Enter(CancellationToken.None);

        var command = runner.Execute(
            Envelope.OfSystem("timer", Officer.NewKey()), new Target.ByTask(work.Task), FireTimer.Guard, (_, _) => Done.It, CancellationToken.None);

        command.IsCompleted.ShouldBeFalse();
        before.Dispose();
        (await command).Succeeded(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldNotBeNull().Code.ShouldBe("command.not-now");
    }

    [Test]
    public async Task A_reception_waits_at_the_gate_until_the_writer_before_it_is_done()
    {
        var host = await TestHost.Shared(Store.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        DefaultHttpContext context = new() { User = new(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.NameIdentifier, Guid.Empty.ToString())])) };
        context.Request.Headers["Idempotency-Key"] = Officer.NewKey();
        var before = await host.Services.GetRequiredService<WriteGate>().Enter(CancellationToken.None);

        var reception = runner.RunNew(
            context, _ => Task.FromResult<Outcome<string>>(SpineRefusals.KeyReused), _ => throw new InvalidOperationException(),
            (_, _) => throw new InvalidOperationException(), _ => throw new InvalidOperationException(), CancellationToken.None);

        reception.IsCompleted.ShouldBeFalse();
        before.Dispose();
        (await reception).ShouldBeAssignableTo<IStatusCodeHttpResult>()!.StatusCode.ShouldBe(422);
    }
}
