using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Operations;

/// <summary>Whatever is done to one dossier behind the service's back is found, by the first place at which it shows.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class VerifyDossierTests(Store store)
{
    private Tampering _tampering = null!;
    private string _code = null!;
    private Guid _id;

    [OneTimeSetUp]
    public async Task Begin() => _tampering = await Tampering.Begin(store);

    [OneTimeTearDown]
    public async Task End() => await _tampering.DisposeAsync();

    /// <summary>Five entries; nothing is wrong with it.</summary>
    [SetUp]
    public async Task Walk()
    {
        _code = (await _tampering.Host.Client.Closed()).Dossier;
        _id = (await _tampering.Read(_code)).Id;
        (await _tampering.Verify(_code)).ShouldSatisfyAllConditions(
            verdict => verdict.Fault.ShouldBeNull(), verdict => verdict.Dossiers.ShouldBe(1), verdict => verdict.Entries.ShouldBe(5));
    }

    [Test]
    public async Task An_entry_whose_body_was_edited()
    {
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 3, set => set.SetProperty(row => row.Body, row => row.Body.Replace("noSlip", "eligible")));

        await Found("journal.hash", 3);
    }

    [Test]
    public async Task An_entry_whose_time_or_actor_was_edited()
    {
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 4, set => set.SetProperty(row => row.EffectiveAt, SetClock.At("2026-11-04T09:00:00+07:00").ToUniversalTime()));
        await Found("journal.hash", 4);

        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 2, set => set.SetProperty(row => row.Actor, "system"));
        await Found("journal.hash", 2);
    }

    [Test]
    public async Task An_edited_entry_with_its_own_hash_put_right_breaks_the_link_of_the_next()
    {
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 2, set => set.SetProperty(row => row.Via, "page"));
        await _tampering.Rehash(_id);
        var right = (await _tampering.Rows<JournalRow>(row => row.DossierId == _id && row.Seq == 3)).Single();
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 3, set => set.SetProperty(row => row.PrevHash, new string('a', 64)));
        await Found("journal.link", 3);

        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 3, set => set.SetProperty(row => row.PrevHash, right.PrevHash));
        (await _tampering.Verify(_code)).Fault.ShouldBeNull();
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task An_entry_that_was_removed(int seq)
    {
        await _tampering.Remove<JournalRow>(row => row.DossierId == _id && row.Seq == seq);

        await Found("journal.gap", seq);
    }

    [Test]
    public async Task An_entry_that_was_inserted_at_the_end()
    {
        var last = (await Entries())[^1];
        await _tampering.Insert(Copy(last, 6, last.Hash));
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 6, set => set.SetProperty(row => row.Hash, Hash(last, 6)));

        await Found("journal.beyond", 6);
    }

    [Test]
    public async Task An_entry_that_was_inserted_between_others()
    {
        for (var seq = 5; seq >= 3; seq--)
            await Renumber(seq, seq + 1);

        await _tampering.Insert(Copy((await Entries())[1], 3, (await Entries())[1].Hash));

        await Found("journal.hash", 3);
    }

    [Test]
    public async Task Entries_that_changed_places()
    {
        await Renumber(3, 99);
        await Renumber(4, 3);
        await Renumber(99, 4);

        await Found("journal.link", 3);
    }

    [Test]
    public async Task Entries_that_were_cut_off_at_the_end()
    {
        await _tampering.Remove<JournalRow>(row => row.DossierId == _id && row.Seq >= 4);

        await Found("journal.cut", 4, "5");
    }

    [Test]
    public async Task Entries_that_were_cut_off_at_the_end_with_the_head_moved_back()
    {
        await _tampering.Remove<JournalRow>(row => row.DossierId == _id && row.Seq == 5);
        await _tampering.Rehash(_id);

        var fault = await Fault();
        fault.Rule.ShouldBe("process.state");
        fault.Position.ShouldBe(4);
    }

    [Test]
    public async Task A_chain_that_was_written_anew_without_moving_the_head()
    {
        var head = await _tampering.Read(_code);
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 5, set => set.SetProperty(row => row.Via, "page"));
        await _tampering.Rehash(_id);
        await _tampering.Change<Dossier>(row => row.Id == _id, set => set.SetProperty(row => row.JournalHash, head.JournalHash));

        await Found("journal.head", 5, head.JournalHash);
    }

    [Test]
    public async Task A_decision_that_was_turned_with_the_whole_chain_written_anew()
    {
        await _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == 3, set => set.SetProperty(row => row.Body, row => row.Body.Replace("\"choice\":\"noSlip\"", "\"choice\":\"eligible\"")));
        await _tampering.Rehash(_id);

        await Found("process.replay", 3);
    }

    [Test]
    public async Task A_row_that_a_rewritten_journal_does_not_know()
    {
        await _tampering.Change<JournalRow>(
            row => row.DossierId == _id && row.Seq == 1, set => set.SetProperty(row => row.Body, row => row.Body.Replace("\"in\":\"ledger\",\"seq\":1", "\"in\":\"ledger\",\"seq\":9")));
        await _tampering.Rehash(_id);

        (await Fault()).Rule.ShouldBe("row.changed");
    }

    [Test]
    public async Task A_state_that_was_put_back()
    {
        await _tampering.Change<ProcessRow>(row => row.DossierId == _id, set => set.SetProperty(row => row.State, row => row.State + " "));

        await Found("process.state", 5);
    }

    [Test]
    public async Task An_interval_that_was_shortened_removed_or_put_in()
    {
        var row = (await _tampering.Rows<LedgerRow>(row => row.DossierId == _id && row.Seq == 2)).Single();
        await _tampering.Change<LedgerRow>(row => row.DossierId == _id && row.Seq == 2, set => set.SetProperty(row => row.To, SetClock.At("2026-11-05T08:59:00+07:00").ToUniversalTime()));
        await Found("row.changed", 3, null, "ledger 2 to");

        await _tampering.Remove<LedgerRow>(row => row.DossierId == _id && row.Seq == 2);
        await Found("row.missing", 2, null, "ledger 2");

        await _tampering.Insert(row);
        (await _tampering.Verify(_code)).Fault.ShouldBeNull();

        await _tampering.Insert(new LedgerRow { DossierId = _id, Seq = 77, Branch = "", From = row.From, To = row.To, RecordedAt = row.RecordedAt });
        await Found("row.inserted", null, null, "ledger 77");
    }

    [Test]
    public async Task A_due_moment_that_was_moved()
    {
        await _tampering.Change<PhaseRow>(row => row.DossierId == _id, set => set.SetProperty(row => row.DueAt, SetClock.At("2026-12-24T17:00:00+07:00").ToUniversalTime()));
        (await Fault()).ShouldSatisfyAllConditions(
            fault => fault.Rule.ShouldBe("row.changed"), fault => fault.What.ShouldBe("phase 1 dueAt"), fault => fault.Found.ShouldBe("2026-12-24T10:00:00Z"));
    }

    [Test]
    public async Task A_task_a_status_and_an_outcome_that_were_changed()
    {
        await _tampering.Change<TaskRow>(row => row.DossierId == _id && row.Node == "examine", set => set.SetProperty(row => row.ClosedBy, Guid.Empty));
        (await Fault()).What.ShouldNotBeNull().ShouldEndWith(" closedBy");

        await _tampering.Change<Dossier>(row => row.Id == _id, set => set.SetProperty(row => row.Outcome, "returned"));
        await Found("row.changed", 4, "certificate", "dossier outcome");
    }

    [Test]
    public async Task What_the_citizen_filled_in_that_was_changed()
    {
        await _tampering.Change<Dossier>(row => row.Id == _id, set => set.SetProperty(row => row.FormData, row => row.FormData.Replace("1500000000", "150000000")));

        await Found("row.changed", 1, null, "dossier formData");
    }

    [Test]
    public async Task A_payment_that_was_raised()
    {
        var client = _tampering.Host.Client;
        var work = await client.Examining();
        (await (await client.As(Fixtures.Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        var officer = await client.As(Fixtures.Walk.TaxOfficer);
        var notice = new { kind = "LPTB", number = "1001/TB-LPTB", issuedOn = "2026-11-05", amountDue = 7_500_000, exempted = 0, dueOn = "2026-12-05" };
        (await officer.Give(work, "record-notice", notice)).ShouldBe(200);
        (await (await client.As(Fixtures.Walk.Clerk)).Give(work, "tell-notice", new { how = "phone" })).ShouldBe(200);
        var payment = new { notice = "1001/TB-LPTB", amount = 500_000, paidOn = "2026-11-05", evidence = "GNT-0001" };
        (await officer.Give(work, "record-payment", payment)).ShouldBe(200);
        (_code, _id) = (work.Dossier, (await _tampering.Read(work.Dossier)).Id);
        (await _tampering.Verify(_code)).Fault.ShouldBeNull();

        await _tampering.Change<TaxPaymentRow>(row => row.DossierId == _id, set => set.SetProperty(row => row.Amount, 7_500_000));

        await Found("row.changed", 6, "500000", "tax_payment 0 amount");
    }

    [Test]
    public async Task An_event_that_was_removed_or_named_another_dossier()
    {
        await _tampering.Change<EventRow>(row => row.DossierId == _id && row.Sequence == 2, set => set.SetProperty(row => row.Subject, "H38.15.1-261105-9999"));
        await Found("event.subject", 2);

        await _tampering.Remove<EventRow>(row => row.DossierId == _id && row.Sequence == 2);
        await Found("event.gap", 2);

        await _tampering.Remove<EventRow>(row => row.DossierId == _id && row.Sequence > 1);
        await Found("event.cut", 2);
    }

    private async Task<Application.Operations.Verification.JournalFault> Fault()
    {
        var fault = (await _tampering.Verify(_code)).Fault.ShouldNotBeNull();
        fault.Dossier.ShouldBe(_code);
        fault.Sentence.ShouldContain(_code);
        fault.Sentence.ShouldNotContain("{");
        fault.Sentence.ShouldNotBe(fault.Rule);
        return fault;
    }

    private async Task Found(string rule, int? position, string? expected = null, string? what = null)
    {
        var fault = await Fault();
        fault.Rule.ShouldBe(rule, fault.Sentence);
        fault.Position.ShouldBe(position, fault.Sentence);
        if (expected is not null)
            fault.Expected.ShouldBe(expected);

        if (what is not null)
            fault.What.ShouldBe(what);
    }

    private async Task<List<JournalRow>> Entries() =>
        [.. (await _tampering.Rows<JournalRow>(row => row.DossierId == _id)).OrderBy(row => row.Seq)];

    private Task Renumber(int from, int to) =>
        _tampering.Change<JournalRow>(row => row.DossierId == _id && row.Seq == from, set => set.SetProperty(row => row.Seq, to));

    private static string Hash(JournalRow row, int seq) => Domain.Dossiers.JournalChain.Hash(
        row.Hash, new Domain.Dossiers.JournalEntry(seq, row.RecordedAt, row.EffectiveAt, row.Actor, row.Via, row.Command, row.Body));

    private static JournalRow Copy(JournalRow row, int seq, string previous) => new()
    {
        DossierId = row.DossierId,
        Seq = seq,
        RecordedAt = row.RecordedAt,
        EffectiveAt = row.EffectiveAt,
        Actor = row.Actor,
        Via = row.Via,
        Command = row.Command,
        Body = row.Body,
        PrevHash = previous,
        Hash = row.Hash,
    };
}
