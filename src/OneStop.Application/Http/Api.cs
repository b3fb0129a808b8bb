using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Application.Accounts;
using OneStop.Application.Deadlines;
using OneStop.Application.Events;
using OneStop.Application.Handover;
using OneStop.Application.LegalActs;
using OneStop.Application.Offices;
using OneStop.Application.Prints;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Reports;
using OneStop.Application.Search;
using OneStop.Application.Tasks;
using OneStop.Application.Tax;
using OneStop.Application.Tracking;
using static OneStop.Domain.RefusalKind;

namespace OneStop.Application.Http;

/// <summary>The route table, all in view.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/api/v1").WithTags("Accounts");
        open.MapPost("/sign-in", SignIn.Handle).WithName(nameof(SignIn)).Produces(200).Produces(204).Refuses(Malformed, NotAuthenticated);

        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapPost("/sign-out", SignOut.Handle).WithTags("Accounts").WithName(nameof(SignOut)).Produces(204);
        api.MapGet("/me", WhoAmI.Handle).WithTags("Accounts").WithName(nameof(WhoAmI)).Produces<WhoAmIAnswer>();

        api.MapGet("/people", PeopleRoutes.List).WithTags("Accounts").WithName("ListPeople").Produces<IReadOnlyList<PersonSummary>>().Refuses(NotAllowed);
        api.MapPost("/people", PeopleRoutes.Add).WithTags("Accounts").WithName("AddPerson").Produces<AddPersonAnswer>(201).Refuses(NotAllowed, Invalid);
        api.MapPost("/people/{person:guid}/posts", PeopleRoutes.Give).WithTags("Accounts").WithName("GivePost").Produces<HeldPost>().Refuses(NotAllowed, NotFound, Invalid);
        api.MapPost("/people/{person:guid}/posts/{held:guid}/end", PeopleRoutes.End).WithTags("Accounts").WithName("EndPost").Produces<HeldPost>().Refuses(NotAllowed, NotFound, Invalid);

        api.MapGet("/procedures", ListProcedures.Handle).WithTags("Procedures").WithName(nameof(ListProcedures)).Produces<IReadOnlyList<ProcedureSummary>>();
        api.MapGet("/procedures/{slug}", ReadProcedure.Handle).WithTags("Procedures").WithName(nameof(ReadProcedure)).Produces<ProcedureDetail>().Refuses(NotFound);
        api.MapGet("/procedures/{slug}/process", ReadProcess.OfProcedure).WithTags("Procedures").WithName(nameof(ReadProcess)).Produces<Stream>(200, ReadProcess.MediaType).Refuses(NotFound);
        api.MapGet("/offices", ListOffices.Handle).WithTags("Offices").WithName(nameof(ListOffices)).Produces<IReadOnlyList<OfficeSummary>>();

        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");
        dossiers.MapPost("/", RegisterDossier.Handle).WithName(nameof(RegisterDossier)).Produces<RegisterAnswer>(201)
            .Refuses(Malformed, NotAllowed, Conflict, Invalid, PreconditionRequired, Unavailable);
        dossiers.MapGet("/", SearchDossiers.Handle).WithName(nameof(SearchDossiers)).Produces<SearchAnswer>().Refuses(Invalid);
        dossiers.MapGet("/{code}", ReadDossier.Handle).WithName(nameof(ReadDossier)).Produces<DossierDetail>().Refuses(NotFound);
        dossiers.MapGet("/{code}/available-commands", AvailableCommands.Handle).WithName(nameof(AvailableCommands)).Produces<IReadOnlyList<AvailableCommand>>().Refuses(NotFound);
        dossiers.MapGet("/{code}/history", ReadHistory.Handle).WithName(nameof(ReadHistory)).Produces<IReadOnlyList<HistoryEntry>>().Refuses(NotFound);
        dossiers.MapGet("/{code}/process", ReadProcess.OfDossier).WithName("ReadDossierProcess").Produces<Stream>(200, ReadProcess.MediaType).Refuses(NotFound);
        dossiers.MapGet("/{code}/deadline", ExplainDeadline.Handle).WithName(nameof(ExplainDeadline)).Produces<DeadlineExplanation>().Refuses(Malformed, NotFound);
        dossiers.MapGet("/{code}/acts", ListActs.Handle).WithName(nameof(ListActs)).Produces<IReadOnlyList<ActDetail>>().Refuses(NotFound);
        dossiers.MapGet("/{code}/control-slip", ReadControlSlip.Handle).WithName(nameof(ReadControlSlip)).Produces<ControlSlip>().Refuses(NotFound);

        var forms = dossiers.MapGroup("/{code}/forms").WithTags("Forms");
        forms.MapGet("/01", ReadReceiptForm.Handle).WithName(nameof(ReadReceiptForm)).Produces<ReceiptPrint>().Refuses(NotFound);
        forms.MapGet("/02", ReadSupplementForm.Handle).WithName(nameof(ReadSupplementForm)).Produces<SupplementPrint>().Refuses(NotFound);
        forms.MapGet("/03", ReadRefusalForm.Handle).WithName(nameof(ReadRefusalForm)).Produces<RefusalPrint>().Refuses(NotFound);
        forms.MapGet("/05", ReadStopForm.Handle).WithName(nameof(ReadStopForm)).Produces<StopPrint>().Refuses(NotFound);
        forms.MapGet("/06", ReadControlSlip.Handle).WithName("ReadControlSlipForm").Produces<ControlSlip>().Refuses(NotFound);
        forms.MapGet("/{form}", ReadUnknownForm.Handle).ExcludeFromDescription();

        api.MapGet("/handovers", ListHandovers.Handle).WithTags("Handovers").WithName(nameof(ListHandovers)).Produces<HandoverList>().Refuses(Malformed, NotAllowed, Invalid);
        api.MapGet("/register", ReadRegister.Handle).WithTags("Reports").WithName(nameof(ReadRegister)).Produces<Register>().Refuses(Malformed, NotAllowed, Invalid);

        dossiers.MapGet("/{code}/receipt", ReadReceipt.Handle).WithName(nameof(ReadReceipt)).Produces<Receipt>().Refuses(NotAllowed, NotFound);
        dossiers.MapPost("/{code}/tracking/unlock", UnlockTracking.Handle).WithTags("Commands").WithName(nameof(UnlockTracking)).Changes();

        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", ListTasks.Handle).WithName(nameof(ListTasks)).Produces<Worklist>().Refuses(NotAllowed, Invalid);
        tasks.MapPost("/{taskId:guid}/claim", ClaimTask.Handle).WithName(nameof(ClaimTask)).Changes();
        tasks.MapPost("/{taskId:guid}/release", ReleaseTask.Handle).WithName(nameof(ReleaseTask)).Changes();
        tasks.MapPost("/{taskId:guid}/complete", CompleteTask.Handle).WithName(nameof(CompleteTask)).Changes();

        var commands = dossiers.MapGroup("/{code}/commands").WithTags("Commands");
        commands.MapPost("/request-supplement", RequestSupplement.Handle).WithName(nameof(RequestSupplement)).Changes();
        commands.MapPost("/tell-supplement", TellSupplement.Handle).WithName(nameof(TellSupplement)).Changes();
        commands.MapPost("/receive-supplement", ReceiveSupplement.Handle).WithName(nameof(ReceiveSupplement)).Changes();
        commands.MapPost("/withdraw-supplement", WithdrawSupplement.Handle).WithName(nameof(WithdrawSupplement)).Changes();
        commands.MapPost("/record-objection", RecordObjection.Handle).WithName(nameof(RecordObjection)).Changes();
        commands.MapPost("/resolve-objection", ResolveObjection.Handle).WithName(nameof(ResolveObjection)).Changes();
        commands.MapPost("/return-result", ReturnResult.Handle).WithName(nameof(ReturnResult)).Changes();
        commands.MapPost("/correct", CorrectDossier.Handle).WithName(nameof(CorrectDossier)).Changes();
        commands.MapPost("/stop", StopDossier.Handle).WithName(nameof(StopDossier)).Changes();
        commands.MapPost("/record-fee", RecordFee.Handle).WithName(nameof(RecordFee)).Changes();
        commands.MapPost("/return-slip", ReturnSlip.Handle).WithName(nameof(ReturnSlip)).Changes();
        commands.MapPost("/send-slip-again", SendSlipAgain.Handle).WithName(nameof(SendSlipAgain)).Changes();
        commands.MapPost("/record-notice", RecordNotice.Handle).WithName(nameof(RecordNotice)).Changes();
        commands.MapPost("/tell-notice", TellNotice.Handle).WithName(nameof(TellNotice)).Changes();
        commands.MapPost("/record-payment", RecordPayment.Handle).WithName(nameof(RecordPayment)).Changes();
        commands.MapPost("/record-completion", RecordCompletion.Handle).WithName(nameof(RecordCompletion)).Changes();
        commands.MapPost("/record-exemption", RecordExemption.Handle).WithName(nameof(RecordExemption)).Changes();
        commands.MapPost("/record-debt", RecordDebt.Handle).WithName(nameof(RecordDebt)).Changes();
        commands.MapPost("/confirm-completion", ConfirmCompletion.Handle).WithName(nameof(ConfirmCompletion)).Changes();
        commands.MapPost("/refuse-completion", RefuseCompletion.Handle).WithName(nameof(RefuseCompletion)).Changes();

        MapPublic(app);
        api.MapGet("/events", ListEvents.Handle).WithTags("Events").WithName(nameof(ListEvents)).Produces<EventsAnswer>();
    }

    /// <summary>What citizens reach without signing in. The stream of events renders parts of a page: it is mapped with the pages.</summary>
    private static void MapPublic(IEndpointRouteBuilder app)
    {
        app.MapGet("/public/v1/procedures", FindProcedures.Handle).WithTags("Procedures").WithName(nameof(FindProcedures)).Produces<IReadOnlyList<ProcedureSummary>>();
        var tracking = app.MapGroup("/public/v1/tracking").WithTags("Tracking");
        tracking.MapPost("/", OpenTracking.Handle).WithName(nameof(OpenTracking)).Produces<TrackingDocument>().Refuses(Malformed, NotFound, TooMany);
        tracking.MapGet("/{token}", ReadTracking.Handle).WithName(nameof(ReadTracking)).Produces<TrackingDocument>().Produces(304).Refuses(NotFound, Conflict);
    }

    private static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) => route
        .Produces<Spine.CommandAnswer>()
        .Refuses(Malformed, NotAllowed, NotFound, Conflict, Stale, Invalid, PreconditionRequired, Unavailable);
}
