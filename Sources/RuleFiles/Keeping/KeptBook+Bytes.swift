import CivilTime
import Rules

extension KeptBook {
  /// All of it as bytes; the same book gives the same bytes.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.list(files) { $0.text($1) }
    writer.list(surroundings) { writer, source in
      writer.number(source.file)
      writer.data(source.bytes)
    }
    writer.list(contexts) { $0.context($1) }
    writer.list(phrases) { writer, phrase in
      writer.number(phrase.context)
      writer.text(phrase.text)
    }
    writer.list(answers) { $0.answer($1) }
    writer.list(reckonings) { writer, reckoning in
      writer.number(reckoning.calendar)
      writer.readings(reckoning.readings)
    }
    writer.list(runs) { writer, runs in
      writer.list(runs) { writer, run in
        for number in [run.image, run.first, run.count] { writer.number(number) }
      }
    }
    writer.list(images) { writer, image in image.withWords { writer.words($0) } }
    return writer.bytes
  }

  /// What `bytes` holds, its images used where they stand.
  ///
  /// - Parameters:
  ///   - bytes: Written by `bytes` and held against a checksum since; at a multiple of eight in memory.
  ///   - keep: Called by every image that is done with; `bytes` must stay until all have been, and until this value
  ///     is gone.
  /// - Returns: nil when the bytes are something else.
  public init?(_ bytes: UnsafeRawBufferPointer, keep: @escaping @Sendable () -> Void) {
    var reader = ByteReader(bytes)
    do throws(ByteReader.Misfit) {
      files = try reader.list { reader throws(ByteReader.Misfit) in try reader.text() }
      surroundings = try reader.list { reader throws(ByteReader.Misfit) in
        (try reader.number(), try reader.data())
      }
      contexts = try reader.list { reader throws(ByteReader.Misfit) in try reader.context() }
      phrases = try reader.list { reader throws(ByteReader.Misfit) in
        Phrase(context: try reader.number(), text: try reader.text())
      }
      answers = try reader.list { reader throws(ByteReader.Misfit) in try reader.answer() }
      reckonings = try reader.list { reader throws(ByteReader.Misfit) in
        let calendar = try reader.number()
        return Reckoning(readings: try reader.readings(), calendar: calendar)
      }
      runs = try reader.list { reader throws(ByteReader.Misfit) in
        try reader.list { reader throws(ByteReader.Misfit) in
          Run(image: try reader.number(), first: try reader.number(), count: try reader.number())
        }
      }
      images = try reader.list { reader throws(ByteReader.Misfit) in
        guard let image = TaskImage(mapped: try reader.words(), release: keep) else { throw ByteReader.Misfit() }
        return image
      }
      guard reader.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }
}

extension ByteWriter {
  fileprivate mutating func context(_ key: DeadlineMemo.ContextKey) {
    number(key.year)
    day(key.period.lowerBound)
    day(key.period.upperBound)
    number(key.issued == nil ? 0 : 1)
    day(key.issued ?? key.period.lowerBound)
    number(key.isRaised ? 1 : 0)
    number(key.calendar)
    readings(key.readings)
  }
}

extension ByteReader {
  fileprivate mutating func context() throws(Misfit) -> DeadlineMemo.ContextKey {
    let year = try number()
    let (first, last) = (try day(), try day())
    guard first <= last else { throw Misfit() }
    let isIssued = try number() == 1
    let issued = try day()
    let isRaised = try number() == 1
    let calendar = try number()
    return DeadlineMemo.ContextKey(
      DeadlineBasis(year: year, period: first...last, issued: isIssued ? issued : nil, isRaised: isRaised),
      calendar: calendar, readings: try readings())
  }
}
