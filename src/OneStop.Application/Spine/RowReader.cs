using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OneStop.Application.Spine;

/// <summary>Reads rows of one table without a query pipeline, by the columns and converters of EF's own model.</summary>
/// <remarks>EF cannot put several queries into one round trip; this can, and the rows are then attached as EF's own.</remarks>
internal sealed class RowReader
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Row), RowReader> _readers = [];

    private readonly Func<DbDataReader, object> _read;

    private RowReader(IEntityType type)
    {
        var properties = type.GetProperties().Where(property => !property.IsShadowProperty()).ToList();
        Table = type.GetTableName()!;
        Columns = string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""));
        _read = Compile(type, properties);
    }

    public string Table { get; }

    /// <summary>Quoted, in the order in which <see cref="Read"/> expects them.</summary>
    public string Columns { get; }

    public static RowReader Of<TRow>(DbContext db) =>
        _readers.GetOrAdd((db.Model, typeof(TRow)), key => new RowReader(key.Model.FindEntityType(key.Row)!));

    /// <summary>The row on which the reader stands.</summary>
    public object Read(DbDataReader reader) => _read(reader);

    private static Func<DbDataReader, object> Compile(IEntityType type, List<IProperty> properties)
    {
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var bindings = properties.Select((property, ordinal) =>
            Expression.Bind(property.PropertyInfo!, Value(reader, property, ordinal)));
        var row = Expression.MemberInit(Expression.New(type.ClrType), bindings);
        return Expression.Lambda<Func<DbDataReader, object>>(Expression.Convert(row, typeof(object)), reader).Compile();
    }

    private static Expression Value(ParameterExpression reader, IProperty property, int ordinal)
    {
        var mapping = property.GetRelationalTypeMapping();
        var at = Expression.Constant(ordinal);
        Expression value = Expression.Call(Typed(reader, mapping.GetDataReaderMethod()), mapping.GetDataReaderMethod(), at);
        value = mapping.CustomizeDataReaderExpression(value);

        if (mapping.Converter is { } converter)
        {
            if (value.Type != converter.ProviderClrType)
                value = Expression.Convert(value, converter.ProviderClrType);

            value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        }

        if (value.Type != property.ClrType)
            value = Expression.Convert(value, property.ClrType);

        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(property.ClrType), value)
            : value;
    }

    private static Expression Typed(ParameterExpression reader, System.Reflection.MethodInfo method) =>
        method.DeclaringType!.IsAssignableFrom(typeof(DbDataReader)) ? reader : Expression.Convert(reader, method.DeclaringType);
}
