import ArrowInterface
import Dispatch
import TestSupport
import Testing

@Suite("Calls of what other libraries made")
struct ProducerCallsTests {
  @Test("are made until no more may be")
  func closing() {
    let calls = ProducerCalls()
    #expect(calls.make { 3 } == 3)
    #expect(calls.close(waitingFor: 0))
    #expect(calls.make { 3 } == nil)
  }

  @Test("that are being made are waited for, but not for ever")
  func waiting() {
    let (calls, begun, end) = (
      ProducerCalls(), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      _ = calls.make {
        begun.signal()
        end.wait()
      }
      done.signal()
    }
    begun.wait()
    #expect(!calls.close(waitingFor: 20))
    end.signal()
    #expect(calls.close(waitingFor: 60_000))
    done.wait()
    #expect(calls.make { 3 } == nil)
  }
}
